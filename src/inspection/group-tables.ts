/** The tables by groups of children that stand in an inspection's report: the newest version of each. */
import type { GroupTable } from '#engine/report/group-tables-section.ts'
import type { Reader } from '#platform/audit/action.ts'

export interface ReleasedTable {
  version: number
  /** Without rows where it was taken out of the report again. */
  table: GroupTable
  by: string
  at: Date
}

export async function releasedTables(db: Reader, inspectionId: string): Promise<ReleasedTable[]> {
  const rows = await db
    .selectFrom('group_table_release as r')
    .innerJoin('person as p', 'p.id', 'r.released_by')
    .where('r.inspection_id', '=', inspectionId)
    .distinctOn(['r.compared_by', 'r.case_kind'])
    .select(['r.version', 'r.printed', 'r.result_version as result', 'p.name as by', 'r.released_at as at'])
    .orderBy('r.compared_by')
    .orderBy('r.case_kind')
    .orderBy('r.version', 'desc')
    .execute()
  return rows.map(({ version, printed, result, by, at }) => ({
    version,
    table: { ...(printed as unknown as Omit<GroupTable, 'result'>), result },
    by,
    at,
  }))
}

/** Those that were not taken out again. */
export const inReport = (tables: readonly ReleasedTable[]): GroupTable[] =>
  tables.flatMap(({ table }) => (table.rows.length > 0 ? [table] : []))
