/** What was approved and what was published. */
import type { ReportDocument } from '#engine/report/document.ts'
import type { Reader } from '#platform/audit/action.ts'

/** The newest approved report, unless a ratings panel that met again took it back. */
export async function approvedReport(db: Reader, inspectionId: string) {
  const row = await db
    .selectFrom('report as r')
    .innerJoin('person as p', 'p.id', 'r.approved_by')
    .leftJoin('taken_back as t', (join) =>
      join.onRef('t.inspection_id', '=', 'r.inspection_id').onRef('t.report_version', '=', 'r.version'),
    )
    .where('r.inspection_id', '=', inspectionId)
    .where('t.id', 'is', null)
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

export async function editionDocument(
  db: Reader,
  inspectionId: string,
  edition: number,
): Promise<ReportDocument | undefined> {
  const row = await db
    .selectFrom('publication')
    .where('inspection_id', '=', inspectionId)
    .where('edition', '=', edition)
    .select('document')
    .executeTakeFirst()
  return row?.document as unknown as ReportDocument | undefined
}

/** Whether somebody wrote a section or a recommendation of the report, in any version. */
export async function hasWritten(db: Reader, inspectionId: string, person: string): Promise<boolean> {
  const written = await db
    .selectFrom('report_section')
    .where('inspection_id', '=', inspectionId)
    .where('written_by', '=', person)
    .select('version')
    .unionAll(
      db
        .selectFrom('recommendation')
        .where('inspection_id', '=', inspectionId)
        .where('written_by', '=', person)
        .select('version'),
    )
    .limit(1)
    .executeTakeFirst()
  return written !== undefined
}
