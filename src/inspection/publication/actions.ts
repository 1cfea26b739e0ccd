/** Approving and publishing a report. What is approved or published is stored whole and never changes. */
import { createHash } from 'node:crypto'
import { documentDigest } from '#engine/report/digest.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { action } from '#platform/audit/action.ts'
import { documentHtml } from '#platform/documents/document-html.ts'

export const approveReport = action(
  'report-approved',
  async (db, input: { inspection: string; document: ReportDocument }, actor) => {
    const { newest } = await db
      .selectFrom('report')
      .where('inspection_id', '=', input.inspection)
      .select((eb) => eb.fn.max('version').as('newest'))
      .executeTakeFirstOrThrow()
    const version = (newest ?? 0) + 1
    const digest = documentDigest(input.document)
    await db
      .insertInto('report')
      .values({
        inspection_id: input.inspection,
        version,
        document: JSON.stringify(input.document),
        digest,
        approved_by: actor.id!,
      })
      .execute()
    return {
      stream: `inspection:${input.inspection}`,
      payload: { inspection: input.inspection, version, digest },
      result: version,
    }
  },
)

export interface NewEdition {
  inspection: string
  reportVersion: number
  document: ReportDocument
  /** What this edition corrects; null for the first. */
  correction: string | null
}

/** Publishes the approved document as the next edition. The digest is of the markup, which is what readers get. */
export const publishReport = action('report-published', async (db, input: NewEdition, actor) => {
  const { newest } = await db
    .selectFrom('publication')
    .where('inspection_id', '=', input.inspection)
    .select((eb) => eb.fn.max('edition').as('newest'))
    .executeTakeFirstOrThrow()
  const edition = (newest ?? 0) + 1
  const html = documentHtml(input.document).toString()
  const digest = createHash('sha256').update(html, 'utf8').digest('hex')
  await db
    .insertInto('publication')
    .values({
      inspection_id: input.inspection,
      edition,
      report_version: input.reportVersion,
      document: JSON.stringify(input.document),
      html,
      digest,
      correction: input.correction,
      published_by: actor.id,
    })
    .execute()
  return {
    stream: `inspection:${input.inspection}`,
    payload: { inspection: input.inspection, edition, digest },
    result: edition,
  }
})
