import type { ReportDocument } from '#engine/report/document.ts'
import { documentHtml } from '#platform/documents/document-html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import type { Around } from '../inspection-page.ts'

export function approvedPage(around: Around, document: ReportDocument): Page {
  return page(`Approved: ${document.title}`, documentHtml(document), {
    back: { href: `/inspections/${around.inspection.slug}/publication`, text: 'Publication' },
  })
}
