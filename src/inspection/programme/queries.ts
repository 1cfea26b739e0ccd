/** Services and inspections, as the programme and its teams see them. */
import type { Reader } from '#platform/audit/action.ts'
import type { SignedIn } from '#platform/people/session.ts'
import { rolesThatMay } from '#platform/permissions/may.ts'
import type { StandingRole, TeamRole } from '#platform/permissions/roles.ts'

export async function allServices(db: Reader) {
  return db
    .selectFrom('service as s')
    .select(['s.id', 's.slug', 's.name', 's.area', 's.invented'])
    .select((eb) =>
      eb
        .selectFrom('inspection as i')
        .whereRef('i.service_id', '=', 's.id')
        .select((e) => e.fn.countAll<number>().as('count'))
        .as('inspections'),
    )
    .orderBy('s.name')
    .execute()
}

export interface ListedInspection {
  id: string
  frameworkId: string
  frameworkVersion: string
  slug: string
  service: string
  framework: string
  stage: string
  origin: string
  fieldworkFrom: string | null
  roles: TeamRole[]
}

/** The inspections a person may see: all of them with a standing role that may, otherwise those they are on. */
export async function inspectionsOf(db: Reader, person: SignedIn): Promise<ListedInspection[]> {
  const all = rolesThatMay('see', 'inspection').some((role) =>
    person.standingRoles.includes(role as StandingRole),
  )
  const rows = await db
    .selectFrom('inspection as i')
    .innerJoin('service as s', 's.id', 'i.service_id')
    .innerJoin('framework_version as f', (join) =>
      join.onRef('f.framework', '=', 'i.framework').onRef('f.version', '=', 'i.framework_version'),
    )
    .select([
      'i.id',
      'i.framework as frameworkId',
      'i.framework_version as frameworkVersion',
      'i.slug',
      's.name as service',
      'f.title as framework',
      'i.stage',
      'i.origin',
      'i.fieldwork_from as fieldworkFrom',
    ])
    .select((eb) =>
      eb
        .selectFrom('team_member as t')
        .whereRef('t.inspection_id', '=', 'i.id')
        .where('t.person_id', '=', person.id)
        .select((e) => e.fn<string | null>('string_agg', ['t.role', e.val(' ')]).as('roles'))
        .as('roles'),
    )
    .$if(!all, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('team_member as mine')
            .whereRef('mine.inspection_id', '=', 'i.id')
            .where('mine.person_id', '=', person.id)
            .select('mine.role'),
        ),
      ),
    )
    .orderBy('i.opened_at', 'desc')
    .orderBy('s.name')
    .execute()
  return rows.map((row) => ({ ...row, roles: (row.roles?.split(' ') ?? []) as TeamRole[] }))
}

export interface TeamMember {
  id: string
  name: string
  role: TeamRole
}

export async function teamOf(db: Reader, inspectionId: string): Promise<TeamMember[]> {
  const rows = await db
    .selectFrom('team_member as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .where('t.inspection_id', '=', inspectionId)
    .select(['p.id', 'p.name', 't.role'])
    .orderBy('p.name')
    .execute()
  return rows as TeamMember[]
}

/** Everyone who can be put on a team. */
export async function people(db: Reader) {
  return db
    .selectFrom('person')
    .where('disabled_at', 'is', null)
    .select(['id', 'name', 'email'])
    .orderBy('name')
    .execute()
}

export async function slugTaken(db: Reader, table: 'service' | 'inspection', slug: string): Promise<boolean> {
  const row = await db.selectFrom(table).where('slug', '=', slug).select('id').executeTakeFirst()
  return row !== undefined
}

export async function serviceById(db: Reader, id: string) {
  return db.selectFrom('service').where('id', '=', id).select(['id', 'slug', 'name']).executeTakeFirst()
}

export async function serviceNamed(db: Reader, name: string) {
  return db.selectFrom('service').where('name', '=', name).select('id').executeTakeFirst()
}

/** When each stage was left, newest first. */
export async function stageChanges(db: Reader, inspectionId: string) {
  return db
    .selectFrom('stage_change as c')
    .leftJoin('person as p', 'p.id', 'c.changed_by')
    .where('c.inspection_id', '=', inspectionId)
    .select(['c.from_stage', 'c.to_stage', 'c.reason', 'c.changed_at', 'p.name as by'])
    .orderBy('c.id', 'desc')
    .execute()
}
