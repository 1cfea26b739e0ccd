import type { ReportDocument } from '#engine/report/document.ts'
import { documentHtml } from '#platform/documents/document-html.ts'
import { fileList } from '#platform/documents/report-files.page.ts'
import { details } from '#platform/web/components/index.ts'
import { html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import type { Around } from '../inspection-page.ts'

export function approvedPage(around: Around, document: ReportDocument): Page {
  const at = `/inspections/${around.inspection.slug}/publication`
  return page(
    `Approved: ${document.title}`,
    html`${details({ summaryText: 'Download the report as it was approved', html: fileList(`${at}/files`) })}
${documentHtml(document)}`,
    { back: { href: at, text: 'Publication' } },
  )
}
