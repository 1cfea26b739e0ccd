/** What the public may read: published editions and figures carried over. Nothing here reads a draft. */
import type { ReportDocument } from '#engine/report/document.ts'
import type { Reader } from '#platform/audit/action.ts'

export interface PublishedEdition {
  edition: number
  document: ReportDocument
  html: string
  digest: string
  correction: string | null
  publishedAt: Date
}

/** The editions of a report by the inspection's address, newest first. */
export async function editionsOf(db: Reader, slug: string): Promise<PublishedEdition[]> {
  const rows = await db
    .selectFrom('publication as e')
    .innerJoin('inspection as i', 'i.id', 'e.inspection_id')
    .where('i.slug', '=', slug)
    .select([
      'e.edition',
      'e.document',
      'e.html',
      'e.digest',
      'e.correction',
      'e.published_at as publishedAt',
    ])
    .orderBy('e.edition', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, document: row.document as unknown as ReportDocument }))
}

/** Figures carried over from a report published elsewhere, as they were loaded, with the framework they belong to. */
export async function carriedFigures(db: Reader, slug: string) {
  return db
    .selectFrom('published_figures as p')
    .innerJoin('inspection as i', 'i.id', 'p.inspection_id')
    .where('i.slug', '=', slug)
    .select(['i.slug', 'i.framework', 'i.framework_version as frameworkVersion', 'p.figures'])
    .executeTakeFirst()
}

/** The newest edition of every report published here. */
export async function publishedHere(db: Reader) {
  const rows = await db
    .selectFrom('publication as e')
    .innerJoin('inspection as i', 'i.id', 'e.inspection_id')
    .distinctOn('e.inspection_id')
    .select(['i.slug', 'e.document', 'e.edition', 'e.published_at as publishedAt'])
    .orderBy('e.inspection_id')
    .orderBy('e.edition', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, document: row.document as unknown as ReportDocument }))
}

export async function allCarriedFigures(db: Reader) {
  return db
    .selectFrom('published_figures as p')
    .innerJoin('inspection as i', 'i.id', 'p.inspection_id')
    .select(['i.slug', 'i.framework', 'i.framework_version as frameworkVersion', 'p.figures'])
    .execute()
}
