/** An inspection just opened, with a lead inspector and a service contact, and invented caseload files for it. */
import { setTimeout } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { inventCaseload } from '#engine/caseload/invent.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import type { ReadAnswer, TestApp, Visitor } from './app.ts'

export const announced = '2027-01-04'

export interface OpenedInspection {
  id: string
  /** Address of its overview page. */
  url: string
  framework: Framework
  lead: Visitor
  contact: Visitor
  /** A caseload file without faults; the same size and seed give the same file. */
  caseload(kind: string, size: number, seed?: string): CaseloadFile
}

export interface CaseloadFile {
  headings: string[]
  rows: string[][]
}

let opened = 0

export async function openedInspection(
  world: TestApp,
  frameworkId = 'hmip-youth-2018',
): Promise<OpenedInspection> {
  const lead = await world.person('Lead inspector')
  const contact = await world.person('Service contact')
  const framework = (await world.frameworks.newest()).find((one) => one.id === frameworkId)!
  const slug = `northmere-${++opened}`
  const service = await world.perform(registerService, { name: slug, area: 'Northmere' })
  const inspection = await world.perform(openInspection, {
    service: { id: service, slug },
    framework,
    announcedOn: announced,
    fieldworkFrom: '2027-02-01',
    fieldworkTo: '2027-02-05',
    publicationPlannedOn: null,
  })
  await world.perform(setTeam, {
    inspection: inspection.id,
    members: [
      { person: lead.id, role: 'lead-inspector' },
      { person: contact.id, role: 'service-contact' },
    ],
  })
  return {
    id: inspection.id,
    url: `/inspections/${inspection.slug}`,
    framework,
    lead,
    contact,
    caseload: (kind, size, seed = 'invented') => inventCaseload(framework, { kind, size, seed, announced }),
  }
}

export const asCsv = ({ headings, rows }: CaseloadFile): string => stringify([headings, ...rows])

/** Sends a caseload as the form on the page does, and no more: it is checked and waits to be accepted. */
export const uploadCaseload = (
  visitor: Visitor,
  inspection: OpenedInspection,
  kind: string,
  file: CaseloadFile | string | Uint8Array,
  name = `${kind}.csv`,
) =>
  visitor.upload(
    `${inspection.url}/caseload`,
    { kind },
    {
      field: 'file',
      name,
      content: typeof file === 'string' || file instanceof Uint8Array ? file : asCsv(file),
    },
  )

/** Sends a caseload and accepts it. The answer is that of the step which said no, or of the last one. */
export async function sendCaseload(
  visitor: Visitor,
  inspection: OpenedInspection,
  kind: string,
  file: CaseloadFile | string | Uint8Array,
  options: { setAside?: boolean } = {},
): Promise<ReadAnswer> {
  const sent = await uploadCaseload(visitor, inspection, kind, file)
  if (sent.status !== 303) return sent
  const checked = await checkedPage(visitor, sent.location!)
  if (checked.status !== 200) return checked
  return visitor.post(`${sent.location}/accept`, options.setAside ? { 'set-aside': 'yes' } : {})
}

/** The page with what the check found, once it is done. */
export async function checkedPage(visitor: Visitor, address: string): Promise<ReadAnswer> {
  for (;;) {
    const page = await visitor.get(address)
    if (!page.body.includes('data-progress=')) return page
    await setTimeout(100)
  }
}
