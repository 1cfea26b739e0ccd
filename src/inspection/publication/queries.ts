/** What was approved and what was published. */
import type { ReportDocument } from '#engine/report/document.ts'
import type { Reader } from '#platform/audit/action.ts'

/** The newest approved report. */
export async function approvedReport(db: Reader, inspectionId: string) {
  const row = await db
    .selectFrom('report as r')
    .innerJoin('person as p', 'p.id', 'r.approved_by')
    .where('r.inspection_id', '=', inspectionId)
    .select(['r.version', 'r.document', 'r.digest', 'r.approved_at as approvedAt', 'p.name as by'])
    .orderBy('r.version', 'desc')
    .executeTakeFirst()
  return row && { ...row, document: row.document as unknown as ReportDocument }
}

export interface Edition {
  edition: number
  digest: string
  correction: string | null
  publishedAt: Date
  by: string | null
}

/** Every published edition, newest first. */
export async function editionsOf(db: Reader, inspectionId: string): Promise<Edition[]> {
  return db
    .selectFrom('publication as e')
    .leftJoin('person as p', 'p.id', 'e.published_by')
    .where('e.inspection_id', '=', inspectionId)
    .select(['e.edition', 'e.digest', 'e.correction', 'e.published_at as publishedAt', 'p.name as by'])
    .orderBy('e.edition', 'desc')
    .execute()
}
