/** How many cases of the whole caseload carry each code of a column, over all kinds of case together. */
import { sql } from 'kysely'
import type { Reader } from '#platform/audit/action.ts'

/** Of the newest accepted version of each kind. */
export async function casesByCode(
  db: Reader,
  inspectionId: string,
  column: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .with('newest', (q) =>
      q
        .selectFrom('caseload_upload')
        .distinctOn('case_kind')
        .where('inspection_id', '=', inspectionId)
        .select('id')
        .orderBy('case_kind')
        .orderBy('version', 'desc'),
    )
    .selectFrom('newest as n')
    .innerJoin('caseload_case as c', 'c.upload_id', 'n.id')
    .select((eb) => [
      sql<string>`coalesce(c."values" ->> ${column}, '')`.as('code'),
      eb.fn.countAll<number>().as('cases'),
    ])
    .groupBy('code')
    .execute()
  return new Map(rows.map(({ code, cases }) => [code, cases]))
}
