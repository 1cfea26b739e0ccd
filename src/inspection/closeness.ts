/** Who on a team is too close to which case, as far as anyone declared or recorded it. Words are read elsewhere. */
import { sql } from 'kysely'
import { type Block, blocksFor, type Closeness } from '#engine/casework/blocks.ts'
import type { Reader } from '#platform/audit/action.ts'
import { secondAssessingRoles } from '#platform/permissions/roles.ts'

/** What stands between a person and a case; nothing for whoever may assess it. */
export type BlocksOf = (personId: string, caseId: string) => Block[]

/** Reads it once for everyone who can be given cases of an inspection. */
export async function closenessIn(db: Reader, inspectionId: string): Promise<BlocksOf> {
  const { service } = await db
    .selectFrom('inspection')
    .where('id', '=', inspectionId)
    .select('service_id as service')
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('team_member as t')
    .where('t.inspection_id', '=', inspectionId)
    .where('t.role', 'in', secondAssessingRoles)
    .groupBy('t.person_id')
    .select([
      't.person_id as person',
      sql<boolean>`bool_or(t.role = 'local-assessor')`.as('localAssessor'),
      sql<string | null>`(select o.service_id from own_service o where o.person_id = t.person_id
        order by o.version desc limit 1)`.as('ownService'),
      sql<boolean | null>`(select not d.withdrawn from service_interest d
        where d.person_id = t.person_id and d.service_id = ${service} order by d.version desc limit 1)`.as(
        'declared',
      ),
    ])
    .execute()
  const declaredCases = await db
    .selectFrom('case_interest as d')
    .innerJoin('assessment as a', 'a.case_id', 'd.case_id')
    .where('a.inspection_id', '=', inspectionId)
    .distinctOn(['d.person_id', 'd.case_id'])
    .select(['d.person_id as person', 'd.case_id as case', 'd.withdrawn'])
    .orderBy('d.person_id')
    .orderBy('d.case_id')
    .orderBy('d.version', 'desc')
    .execute()
  const seconds = await db
    .selectFrom('assessment')
    .where('inspection_id', '=', inspectionId)
    .where('part', '=', 'second')
    .where('assessor_id', 'is not', null)
    .select(['assessor_id as person', 'case_id as case'])
    .execute()
  const secondsBy = Map.groupBy(seconds, (one) => one.person!)
  const casesBy = Map.groupBy(
    declaredCases.filter((one) => !one.withdrawn),
    (one) => one.person,
  )
  const people = new Map(
    rows.map((row): [string, Closeness] => [
      row.person,
      {
        localAssessor: row.localAssessor,
        ownService: row.ownService,
        services: new Set(row.declared ? [service] : []),
        cases: new Set(casesBy.get(row.person)?.map((one) => one.case)),
        secondOf: new Set(secondsBy.get(row.person)?.map((one) => one.case)),
      },
    ]),
  )
  return (personId, caseId) => {
    const person = people.get(personId)
    return person ? blocksFor(person, { service, case: caseId }) : []
  }
}

const words: Record<Block, string> = {
  'own-service': 'comes from this service',
  'declared-service': 'declared an interest in this service',
  'declared-case': 'declared that they should not assess this case',
  'second-assessor': 'assesses this case a second time',
  'own-service-unknown': 'is a local assessor whose own service is not recorded',
}

/** "comes from this service": follows a person's name. */
export const blockInWords = (block: Block): string => words[block]
