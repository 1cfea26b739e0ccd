import { sql } from 'kysely'
import type { Reader } from '../audit/action.ts'
import { roleLabels, type StandingRole, type TeamRole } from '../permissions/roles.ts'
import type { DemonstrationPerson } from './sign-in.page.ts'

export async function accountByEmail(db: Reader, email: string) {
  return db
    .selectFrom('person')
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .select(['id', 'password_hash'])
    .executeTakeFirst()
}

/** The inspections someone is on, with their roles there. */
export async function teamsOf(db: Reader, personId: string) {
  return db
    .selectFrom('team_member as t')
    .innerJoin('inspection as i', 'i.id', 't.inspection_id')
    .innerJoin('service as s', 's.id', 'i.service_id')
    .where('t.person_id', '=', personId)
    .select(['i.slug', 's.name as service', 't.role'])
    .orderBy('s.name')
    .execute()
}

/** Everyone who can be signed in as in the demonstration, with what they do there. */
export async function demonstrationPeople(db: Reader): Promise<DemonstrationPerson[]> {
  const rows = await db
    .selectFrom('person as p')
    .where('p.demonstration', '=', true)
    .where('p.disabled_at', 'is', null)
    .select(['p.id', 'p.name'])
    .select((eb) => [
      eb
        .selectFrom('person_role as r')
        .whereRef('r.person_id', '=', 'p.id')
        .select((e) => e.fn<string | null>('string_agg', ['r.role', e.val(' ')]).as('standing'))
        .as('standing'),
      eb
        .selectFrom('team_member as t')
        .innerJoin('inspection as i', 'i.id', 't.inspection_id')
        .innerJoin('service as s', 's.id', 'i.service_id')
        .whereRef('t.person_id', '=', 'p.id')
        .select(sql<string | null>`string_agg(t.role || '|' || s.name, ';')`.as('teams'))
        .as('teams'),
    ])
    .orderBy('p.created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    does: [
      ...(row.standing?.split(' ') ?? []).map((role) => roleLabels[role as StandingRole]),
      ...(row.teams?.split(';') ?? []).map((team) => {
        const [role, service] = team.split('|')
        return `${roleLabels[role as TeamRole]}, ${service}`
      }),
    ].join('; '),
  }))
}
