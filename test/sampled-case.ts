/** An inspection in fieldwork with sampled cases, for tests that begin there. Written straight into the tables. */
import type { TeamRole } from '#platform/permissions/roles.ts'
import { openInspection, registerService, setTeam } from '../src/inspection/programme/actions.ts'
import type { TestApp } from './app.ts'

export interface SampledInspection {
  id: string
  slug: string
  /** The address of its casework. */
  path: string
}

let opened = 0

/** Opens an inspection of a service of its own and puts it at the stage of fieldwork. */
export async function inspectionInFieldwork(
  world: TestApp,
  team: { person: { id: string }; role: TeamRole }[],
  framework = 'hmip-youth-2018',
): Promise<SampledInspection> {
  const name = `Service ${++opened}`
  const service = await world.perform(registerService, { name, area: name, invented: true })
  const { id, slug } = await world.perform(openInspection, {
    service: { id: service, slug: `service-${opened}` },
    framework: { id: framework, version: '1.0.0' },
    announcedOn: '2027-01-04',
    fieldworkFrom: '2027-02-01',
    fieldworkTo: '2027-02-05',
    publicationPlannedOn: null,
  })
  const members = team.map(({ person, role }) => ({ person: person.id, role }))
  await world.perform(setTeam, { inspection: id, members })
  await world.db.updateTable('inspection').set({ stage: 'fieldwork' }).where('id', '=', id).execute()
  return { id, slug, path: `/inspections/${slug}/casework` }
}

const disposals: Record<string, string> = { court: 'referral-order', 'out-of-court': 'youth-caution' }

/** Adds a drawn case to an inspection. Returns its assessment's id. */
export async function sampledCase(
  world: TestApp,
  inspection: SampledInspection,
  about: { ref: string; kind?: string; values?: Record<string, string> },
): Promise<string> {
  const kind = about.kind ?? 'court'
  const someone = await world.db.selectFrom('team_member').select('person_id').executeTakeFirstOrThrow()
  const known = await world.db
    .selectFrom('caseload_upload')
    .where('inspection_id', '=', inspection.id)
    .where('case_kind', '=', kind)
    .select('id')
    .executeTakeFirst()
  const upload =
    known ??
    (await world.db
      .insertInto('caseload_upload')
      .values({
        inspection_id: inspection.id,
        case_kind: kind,
        version: 1,
        file_name: `${kind}.csv`,
        file_digest: 'none',
        row_count: 1,
        uploaded_by: someone.person_id,
      })
      .returning('id')
      .executeTakeFirstOrThrow())
  const values = {
    case_ref: about.ref,
    gender: 'male',
    ethnicity: 'white',
    age: '16',
    disposal: disposals[kind] ?? '',
    disposal_date: '2026-06-15',
    rosh: 'low',
    safety: 'medium',
    ...about.values,
  }
  const { id: caseId } = await world.db
    .insertInto('caseload_case')
    .values({ upload_id: upload.id, case_ref: about.ref, row_number: 2, values: JSON.stringify(values) })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await world.db
    .insertInto('assessment')
    .values({ inspection_id: inspection.id, case_id: caseId, case_kind: kind })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
