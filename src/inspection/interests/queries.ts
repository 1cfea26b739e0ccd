import type { Reader } from '#platform/audit/action.ts'
import type { InterestKind } from '../interest-words.ts'

/** A person's interests in services that are not withdrawn, by service. */
export async function interestsOf(db: Reader, person: string) {
  const rows = await db
    .selectFrom('service_interest as d')
    .innerJoin('service as s', 's.id', 'd.service_id')
    .where('d.person_id', '=', person)
    .distinctOn('d.service_id')
    .select(['s.id', 's.name', 'd.kind', 'd.words', 'd.withdrawn', 'd.declared_at as declaredAt'])
    .orderBy('d.service_id')
    .orderBy('d.version', 'desc')
    .execute()
  return rows
    .filter((row) => !row.withdrawn)
    .map((row) => ({ ...row, kind: row.kind as InterestKind }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** A person's interests in single cases that are not withdrawn, with an assessment of each to name it by. */
export async function caseInterestsOf(db: Reader, person: string) {
  const rows = await db
    .selectFrom('case_interest as d')
    .innerJoin('caseload_case as c', 'c.id', 'd.case_id')
    .innerJoin('assessment as a', (join) => join.onRef('a.case_id', '=', 'c.id').on('a.part', '=', 'first'))
    .innerJoin('inspection as i', 'i.id', 'a.inspection_id')
    .innerJoin('service as s', 's.id', 'i.service_id')
    .where('d.person_id', '=', person)
    .distinctOn('d.case_id')
    .select(['a.id as assessment', 'c.case_ref as caseRef', 's.name as service'])
    .select(['d.words', 'd.withdrawn', 'd.declared_at as declaredAt'])
    .orderBy('d.case_id')
    .orderBy('d.version', 'desc')
    .execute()
  return rows.filter((row) => !row.withdrawn)
}

/** The service that somebody is recorded as coming from. */
export async function ownServiceOf(db: Reader, person: string): Promise<string | null> {
  const row = await db
    .selectFrom('own_service as o')
    .innerJoin('service as s', 's.id', 'o.service_id')
    .where('o.person_id', '=', person)
    .select('s.name')
    .orderBy('o.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}

export async function servicesByName(db: Reader): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('service').select(['id', 'name']).orderBy('name').execute()
}
