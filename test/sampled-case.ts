/** An inspection in fieldwork with sampled cases, for tests that begin there. Written straight into the tables. */
import type { Kysely } from 'kysely'
import { openInspection, registerService, setTeam } from '#inspection/programme/actions.ts'
import { recordOwnServices } from '#inspection/programme/own-services.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import type { TeamRole } from '#platform/permissions/roles.ts'
import type { TestApp, Visitor } from './app.ts'

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
    framework: { id: framework, version: '1.3.0' },
    announcedOn: '2027-01-04',
    fieldworkFrom: '2027-02-01',
    fieldworkTo: '2027-02-05',
    publicationPlannedOn: null,
  })
  const members = team.map(({ person, role }) => ({ person: person.id, role }))
  await world.perform(setTeam, { inspection: id, members })
  await comeFromElsewhere(world, id, team)
  await world.db.updateTable('inspection').set({ stage: 'fieldwork' }).where('id', '=', id).execute()
  return { id, slug, path: `/inspections/${slug}/casework` }
}

/** An inspection in fieldwork with a team of new people: by what a story calls them, their name and their part. */
export async function teamInFieldwork<Called extends string>(
  world: TestApp,
  team: Record<Called, [name: string, part: TeamRole]>,
): Promise<Record<Called, Visitor> & { inspection: SampledInspection }> {
  const people: [string, Visitor][] = []
  const members: { person: Visitor; role: TeamRole }[] = []
  for (const [called, [name, role]] of Object.entries<[string, TeamRole]>(team)) {
    const person = await world.person(name)
    people.push([called, person])
    members.push({ person, role })
  }
  const inspection = await inspectionInFieldwork(world, members)
  return { ...(Object.fromEntries(people) as Record<Called, Visitor>), inspection }
}

/** Records for each local assessor of a team that they come from another service, so that cases can be given to them. */
export async function comeFromElsewhere(
  world: TestApp,
  inspection: string,
  team: { person: { id: string }; role: TeamRole }[],
): Promise<void> {
  const local = team.filter(({ role }) => role === 'local-assessor')
  if (local.length === 0) return
  const name = `Service elsewhere ${++opened}`
  const service = await world.perform(registerService, { name, area: name, invented: true })
  const services = local.map(({ person }) => ({ person: person.id, service }))
  await world.perform(recordOwnServices, { inspection, services })
}

export interface DrawnCase {
  ref: string
  kind?: string
  values?: Record<string, string>
}

const disposals: Record<string, string> = { court: 'referral-order', 'out-of-court': 'youth-caution' }

/** Adds a drawn case to an inspection. Returns its assessment's id. */
export async function sampledCase(
  db: Kysely<DB>,
  inspectionId: string,
  { ref, kind = 'court', values = {} }: DrawnCase,
): Promise<string> {
  const known = {
    case_ref: ref,
    gender: 'male',
    ethnicity: 'white',
    age: '16',
    disposal: disposals[kind] ?? '',
    disposal_date: '2026-06-15',
    rosh: 'low',
    safety: 'medium',
  }
  const { id: caseId } = await db
    .insertInto('caseload_case')
    .values({
      upload_id: await uploadOf(db, inspectionId, kind),
      case_ref: ref,
      row_number: 2,
      values: JSON.stringify({ ...known, ...values }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('assessment')
    .values({ inspection_id: inspectionId, case_id: caseId, case_kind: kind })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A drawn case that a person has been given. Returns its assessment's id. */
export async function allocatedAssessment(
  db: Kysely<DB>,
  inspectionId: string,
  personId: string,
): Promise<string> {
  const id = await sampledCase(db, inspectionId, { ref: 'C-0001' })
  await db.updateTable('assessment').set({ assessor_id: personId }).where('id', '=', id).execute()
  return id
}

/** A completion without a question, for tests that only need one to be there. */
export async function completedOnce(db: Kysely<DB>, assessment: string, personId: string): Promise<void> {
  const snapshot = {
    framework: { id: '', version: '', title: '' },
    case: { reference: '', kind: '' },
    facts: [],
    standards: [],
    versions: {},
  }
  await db
    .insertInto('completion')
    .values({
      assessment_id: assessment,
      version: 1,
      snapshot: JSON.stringify(snapshot),
      digest: '',
      completed_by: personId,
    })
    .execute()
}

/** The caseload file that cases of a kind came in; one is made up when there is none. */
async function uploadOf(db: Kysely<DB>, inspectionId: string, kind: string): Promise<string> {
  const known = await db
    .selectFrom('caseload_upload')
    .where('inspection_id', '=', inspectionId)
    .where('case_kind', '=', kind)
    .select('id')
    .executeTakeFirst()
  if (known) return known.id
  const { person_id } = await db
    .selectFrom('team_member')
    .where('inspection_id', '=', inspectionId)
    .select('person_id')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('caseload_upload')
    .values({
      inspection_id: inspectionId,
      case_kind: kind,
      version: 1,
      file_name: `${kind}.csv`,
      file_digest: 'made for a test',
      row_count: 1,
      uploaded_by: person_id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
