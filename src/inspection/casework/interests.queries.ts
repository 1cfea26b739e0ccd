/** What the people of a team declared that touches this inspection, in their words. Nothing about other services. */
import { sql } from 'kysely'
import type { Reader } from '#platform/audit/action.ts'

export interface DeclaredHere {
  name: string
  /** The case it is about; null for the service as a whole. */
  caseRef: string | null
  kind: string | null
  words: string
  declaredAt: Date
}

export interface InterestsHere {
  declared: DeclaredHere[]
  /** Local assessors with the service each is recorded as coming from. */
  localAssessors: { name: string; service: string | null; here: boolean }[]
}

export async function interestsIn(db: Reader, inspectionId: string): Promise<InterestsHere> {
  const { service } = await db
    .selectFrom('inspection')
    .where('id', '=', inspectionId)
    .select('service_id as service')
    .executeTakeFirstOrThrow()
  const services = await db
    .selectFrom('service_interest as d')
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .where('d.service_id', '=', service)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('team_member as t')
          .whereRef('t.person_id', '=', 'd.person_id')
          .where('t.inspection_id', '=', inspectionId)
          .select('t.role'),
      ),
    )
    .distinctOn('d.person_id')
    .select(['p.name', 'd.kind', 'd.words', 'd.withdrawn', 'd.declared_at as declaredAt'])
    .orderBy('d.person_id')
    .orderBy('d.version', 'desc')
    .execute()
  const cases = await db
    .selectFrom('case_interest as d')
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .innerJoin('caseload_case as c', 'c.id', 'd.case_id')
    .innerJoin('assessment as a', (join) => join.onRef('a.case_id', '=', 'c.id').on('a.part', '=', 'first'))
    .where('a.inspection_id', '=', inspectionId)
    .distinctOn(['d.person_id', 'd.case_id'])
    .select(['p.name', 'c.case_ref as caseRef', 'd.words', 'd.withdrawn', 'd.declared_at as declaredAt'])
    .orderBy('d.person_id')
    .orderBy('d.case_id')
    .orderBy('d.version', 'desc')
    .execute()
  const localAssessors = await db
    .selectFrom('team_member as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .leftJoin('service as s', (join) =>
      join.on(
        sql<boolean>`s.id = (select o.service_id from own_service o where o.person_id = t.person_id
          order by o.version desc limit 1)`,
      ),
    )
    .where('t.inspection_id', '=', inspectionId)
    .where('t.role', '=', 'local-assessor')
    .select(['p.name', 's.name as service', 's.id as serviceId'])
    .orderBy('p.name')
    .execute()
  const held = <R extends { withdrawn: boolean }>(rows: R[]) => rows.filter((row) => !row.withdrawn)
  return {
    declared: [
      ...held(services).map((row) => ({ ...row, caseRef: null })),
      ...held(cases).map((row) => ({ ...row, kind: null })),
    ].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    localAssessors: localAssessors.map((row) => ({ ...row, here: row.serviceId === service })),
  }
}
