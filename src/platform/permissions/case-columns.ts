/** Who works on a case, and what a person is to it: read the same way wherever access to a case is decided. */
import { type Expression, type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.generated.ts'

/** Who works together with the assessor of an assessment, by the name it has in the query. */
const colleagueOf = (db: Pick<Kysely<DB>, 'selectFrom'>, assessment: string) =>
  db
    .selectFrom('case_colleague as w')
    .where('w.assessment_id', '=', sql.ref<string>(`${assessment}.id`))
    .select('w.person_id')
    .orderBy('w.version', 'desc')
    .limit(1)

/**
 * Columns for a query that knows an inspection as `i`, an assessment as `a` and the other assessment of the same case,
 * if there is one, as `o`.
 * @param me the person who asks
 */
export const personOnCase = (db: Pick<Kysely<DB>, 'selectFrom'>, me: Expression<string | null>) => [
  sql.ref<string>('i.service_id').as('serviceId'),
  colleagueOf(db, 'a').as('colleagueId'),
  colleagueOf(db, 'o').as('otherColleagueId'),
  db
    .selectFrom('own_service as own')
    .where('own.person_id', '=', me)
    .select('own.service_id')
    .orderBy('own.version', 'desc')
    .limit(1)
    .as('ownService'),
  db
    .selectFrom('service_interest as d')
    .where('d.person_id', '=', me)
    .where('d.service_id', '=', sql.ref<string>('i.service_id'))
    .select((e) => e.not('d.withdrawn').as('declared'))
    .orderBy('d.version', 'desc')
    .limit(1)
    .as('declaredService'),
  db
    .selectFrom('case_interest as d')
    .where('d.person_id', '=', me)
    .where('d.case_id', '=', sql.ref<string>('a.case_id'))
    .select((e) => e.not('d.withdrawn').as('declared'))
    .orderBy('d.version', 'desc')
    .limit(1)
    .as('declaredCase'),
]
