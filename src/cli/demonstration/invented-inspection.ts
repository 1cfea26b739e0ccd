/** Opens the inspection of an invented service, with its whole team. */
import type { Kysely } from 'kysely'
import type { Framework } from '#engine/framework/shape.ts'
import { type Membership, openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import { recordOwnServices } from '#inspection/programme/own-services.ts'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { fieldworkDates } from './dates.ts'
import { type DemonstrationName, demonstrationRoles } from './people.ts'

export interface InventedInspection {
  id: string
  /** Seeds what is invented of it. */
  name: string
  /** Where its pages are. */
  path: string
  framework: Framework
  announcedOn: string
}

const service = { name: 'Northmere Youth Justice Service', area: 'Northmere', invented: true }
/** Where the local assessor comes from. */
const otherService = { name: 'Eastholt Youth Justice Service', area: 'Eastholt', invented: true }
const slug = 'northmere-youth-justice-service'

/** Its framework has sub-samples, so that a newcomer sees facts decide which questions count. */
const frameworkId = 'hmip-youth-2018'

export async function openInventedInspection(
  db: Kysely<DB>,
  frameworks: PinnedFrameworks,
  people: Map<DemonstrationName, string>,
): Promise<InventedInspection> {
  const framework = (await frameworks.newest()).find((one) => one.id === frameworkId)!
  const manager = { id: people.get('Programme manager')! }
  const serviceId = await perform(db, registerService, service, manager)
  const dates = fieldworkDates(new Date())
  const inspection = await perform(
    db,
    openInspection,
    { service: { id: serviceId, slug }, framework, ...dates },
    manager,
  )
  const members: Membership[] = demonstrationRoles.flatMap((role) =>
    'team' in role ? [{ person: people.get(role.name)!, role: role.team }] : [],
  )
  await perform(db, setTeam, { inspection: inspection.id, members }, manager)
  const elsewhere = await perform(db, registerService, otherService, manager)
  const services = [{ person: people.get('Local assessor')!, service: elsewhere }]
  await perform(db, recordOwnServices, { inspection: inspection.id, services }, manager)
  return {
    id: inspection.id,
    name: 'northmere',
    path: `/inspections/${inspection.slug}`,
    framework,
    announcedOn: dates.announcedOn,
  }
}
