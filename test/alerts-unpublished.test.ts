/** Nothing of an alert is ever published: neither its words, nor how many there are, nor that there is one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { type Concluded, concludedInspection, resultsLike, writeWholeReport } from './concluded-inspection.ts'
import { publicAddresses, publishedEnds, readAll } from './everything-public.ts'
import { fillForm } from './fill-form.ts'
import { overdueAlert } from './raised-alert.ts'

/** Found nowhere but in what these people write about risks. */
const planted = 'quillwort'
const words = (at: string) => `The child says that a knife is hidden in the ${planted} ${at}.`

let world: TestApp
let inspection: Concluded
let contact: Visitor
let chair: Visitor
let alerts: string[]
let publication: string
let digestBefore: string

const digestOfDraft = async (): Promise<string> =>
  /name="digest" value="([0-9a-f]{64})"/.exec((await inspection.editor.get(publication)).body)?.[1] ?? ''

beforeAll(async () => {
  world = await testApp()
  inspection = await concludedInspection(
    world,
    'Quayside Youth Justice Service',
    await resultsLike('hartlepool-2020'),
  )
  const { id, slug, lead, qualityLead } = inspection
  publication = `/inspections/${slug}/publication`
  contact = await world.person('Service contact')
  chair = await world.person('Panel chair')
  for (const [person, role] of [
    [contact, 'service-contact'],
    [chair, 'panel-chair'],
  ] as const)
    await world.db
      .insertInto('team_member')
      .values({ inspection_id: id, person_id: person.id, role })
      .execute()
  await writeWholeReport(world, inspection)
  digestBefore = await digestOfDraft()
  const cases = await world.db
    .selectFrom('assessment')
    .where('inspection_id', '=', id)
    .select('id')
    .limit(2)
    .execute()
  alerts = [
    await overdueAlert(lead, slug, cases[0]!.id, words('by the gate')),
    await overdueAlert(qualityLead, slug, cases[1]!.id, words('behind the school')),
    await overdueAlert(lead, slug, '', words('of the park')),
  ]
  const first = alerts[0]!
  const done = { 'act-words': `The ${planted} was searched.` }
  expect((await fillForm(lead, first, `${first}/act`, done)).status).toBe(303)
})
afterAll(() => world.close())

function tellNothing(pages: ReadonlyMap<string, string>): void {
  for (const [address, body] of pages) {
    expect(body.toLowerCase(), address).not.toContain(planted)
    for (const alert of alerts) expect(body, address).not.toContain(alert.split('/').at(-1))
    // The standards say in public how soon somebody is told of a risk; that is about no inspection.
    if (address.startsWith('/frameworks/')) continue
    expect(body, address).not.toMatch(
      /\/alerts\b|pl-overdue|pl-at-risk|alerts? (is|are) (open|overdue|raised)/,
    )
  }
}

describe('the alerts of an inspection', () => {
  it('are there for the staff who answer for them', async () => {
    for (const alert of alerts) expect((await inspection.lead.get(alert)).text).toContain(planted)
    const overview = await inspection.lead.get(`/inspections/${inspection.slug}`)
    expect(overview.text).toContain('3 alerts are overdue')
    expect((await inspection.lead.get('/inspections')).text).toContain('3 open 3 overdue')
  })

  it('change nothing in the report: its draft stays the same to the last letter', async () => {
    expect(digestBefore).toMatch(/^[0-9a-f]{64}$/)
    expect(await digestOfDraft()).toBe(digestBefore)
    const document = /<article[\s\S]*<\/article>/
    const { body } = await inspection.lead.get(`/inspections/${inspection.slug}/report/preview`)
    expect(body).toMatch(document)
    tellNothing(new Map([['the draft', document.exec(body)![0]]]))
  })

  it('are not met by the people around the report: editor, panel and service', async () => {
    const base = `/inspections/${inspection.slug}`
    for (const who of [inspection.editor, chair, contact]) {
      const pages = await readAll(who, ['/inspections', base, `${base}/report/preview`, publication])
      expect(pages.size).toBeGreaterThan(0)
      tellNothing(pages)
      expect((await who.get(`${base}/alerts`)).status).toBe(403)
      for (const alert of alerts) expect((await who.get(alert)).status).toBe(404)
    }
  })

  it('are nowhere in what is published', async () => {
    const { editor } = inspection
    const approved = await editor.post(`${publication}/approve`, { digest: await digestOfDraft() })
    expect(approved.status, approved.text).toBe(303)
    const published = await fillForm(editor, publication, `${publication}/publish`)
    expect(published.status, published.text).toBe(303)
    const pages = await readAll(world.anyone, publicAddresses(inspection.slug))
    // Every one that is about the inspection was read, or this test says nothing.
    for (const end of publishedEnds)
      expect(
        [...pages.keys()].some((one) => one.startsWith(`/published/${inspection.slug}${end} (`)),
        end,
      ).toBe(true)
    expect([...pages.values()].some((body) => body.includes('Children are well served.'))).toBe(true)
    tellNothing(pages)
  })

  it('change nothing in it when there are more of them', async () => {
    const before = await readAll(world.anyone, publicAddresses(inspection.slug))
    const { lead, slug } = inspection
    alerts.push(await overdueAlert(lead, slug, '', words('at the station')))
    expect((await lead.get('/inspections')).text).toContain('4 open 4 overdue')
    const after = await readAll(world.anyone, publicAddresses(inspection.slug))
    expect([...after.keys()]).toEqual([...before.keys()])
    for (const [address, body] of after) expect(body, address).toBe(before.get(address))
  })
})
