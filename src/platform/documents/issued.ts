import { createHash } from 'node:crypto'
import { canonicalJson } from '#engine/framework/digest.ts'
import type { ReportDocument } from '#engine/report/document.ts'

/** How far a report has come. It stands on the first page of every form, so that no draft passes for the report. */
export type Issued =
  | { state: 'draft' }
  /** The draft that the service reads under embargo. */
  | { state: 'locked'; version: number; on: string }
  | { state: 'approved'; version: number; on: string }
  | { state: 'published'; edition: number; on: string; correction: string | null }

/** All that a form of a report is made from. The same gives the same bytes. */
export type Source = { document: ReportDocument; issued: Issued }

/** SHA-256 of the source's canonical JSON, in lower-case hexadecimal. */
export const sourceDigest = (source: Source): string =>
  createHash('sha256').update(canonicalJson(source), 'utf8').digest('hex')

/** The day that files say they were made: the report's own, never the clock's. */
export function dayOf({ document, issued }: Source): string {
  if (issued.state !== 'draft') return issued.on.slice(0, 10)
  return document.fieldwork?.to ?? '2000-01-01'
}

/** What the forms of a published edition are made from. */
export const editionSource = (edition: {
  document: ReportDocument
  edition: number
  publishedAt: Date
  correction: string | null
}): Source => ({
  document: edition.document,
  issued: {
    state: 'published',
    edition: edition.edition,
    on: edition.publishedAt.toISOString(),
    correction: edition.correction,
  },
})

/** What the forms of a draft are made from that was locked for the service to read. */
export const lockedSource = (draft: {
  document: ReportDocument
  version: number
  lockedAt: Date
}): Source => ({
  document: draft.document,
  issued: { state: 'locked', version: draft.version, on: draft.lockedAt.toISOString() },
})
