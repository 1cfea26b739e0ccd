/** What the public may read: published editions and figures carried over. Nothing here reads a draft. */
import { sql } from 'kysely'
import type { ReportDocument } from '#engine/report/document.ts'
import type { Reader } from '#platform/audit/action.ts'

/** The database counts no further. */
export const largestNumber = 2_147_483_647

/** An edition without its text. */
export interface Edition {
  edition: number
  digest: string
  correction: string | null
  publishedAt: Date
}

export interface PublishedEdition extends Edition {
  /** Its id. */
  inspection: string
  document: ReportDocument
  html: string
}

const editions = (db: Reader, slug: string) =>
  db
    .selectFrom('publication as e')
    .innerJoin('inspection as i', 'i.id', 'e.inspection_id')
    .where('i.slug', '=', slug)
    .select(['e.edition', 'e.digest', 'e.correction', 'e.published_at as publishedAt'])

/** The editions of a report by the inspection's address, newest first. */
export const editionsOf = (db: Reader, slug: string): Promise<Edition[]> =>
  editions(db, slug).orderBy('e.edition', 'desc').execute()

/** One edition as it was stored: this one, or the newest. */
export async function editionOf(
  db: Reader,
  slug: string,
  edition?: number,
): Promise<PublishedEdition | undefined> {
  const row = await editions(db, slug)
    .select(['e.inspection_id as inspection', 'e.document', 'e.html'])
    .$if(edition !== undefined, (query) => query.where('e.edition', '=', edition!))
    .orderBy('e.edition', 'desc')
    .executeTakeFirst()
  return row && { ...row, document: row.document as unknown as ReportDocument }
}

/** Figures carried over from a report published elsewhere, as they were loaded, with the framework they belong to. */
export async function carriedFigures(db: Reader, slug: string) {
  return db
    .selectFrom('published_figures as p')
    .innerJoin('inspection as i', 'i.id', 'p.inspection_id')
    .where('i.slug', '=', slug)
    .select(['i.slug', 'i.framework', 'i.framework_version as frameworkVersion', 'p.figures', 'p.version'])
    .orderBy('p.version', 'desc')
    .executeTakeFirst()
}

/** The newest edition of every report published here: what a list needs, read inside the stored document. */
export async function publishedHere(db: Reader) {
  return db
    .selectFrom('publication as e')
    .innerJoin('inspection as i', 'i.id', 'e.inspection_id')
    .distinctOn('e.inspection_id')
    .select([
      'i.slug',
      'i.framework',
      'i.framework_version as frameworkVersion',
      'e.published_at as publishedAt',
      sql<string>`e.document ->> 'service'`.as('service'),
      sql<string | null>`e.document #>> '{figures,rated,overall}'`.as('overall'),
    ])
    .orderBy('e.inspection_id')
    .orderBy('e.edition', 'desc')
    .execute()
}

export async function allCarriedFigures(db: Reader) {
  return db
    .selectFrom('published_figures as p')
    .innerJoin('inspection as i', 'i.id', 'p.inspection_id')
    .distinctOn('p.inspection_id')
    .select(['i.slug', 'i.framework', 'i.framework_version as frameworkVersion', 'p.figures'])
    .orderBy('p.inspection_id')
    .orderBy('p.version', 'desc')
    .execute()
}
