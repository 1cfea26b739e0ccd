import type { ReportDocument } from '#engine/report/document.ts'
import type { Gap } from '#engine/report/gaps.ts'
import { documentHtml } from '#platform/documents/document-html.ts'
import { fileList } from '#platform/documents/report-files.page.ts'
import { details, notificationBanner } from '#platform/web/components/index.ts'
import { html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import type { Around } from '../inspection-page.ts'

/** The whole report as it stands, in the form in which it will be published. */
export function previewPage(around: Around, document: ReportDocument, gaps: readonly Gap[]): Page {
  return page(
    `Draft: ${document.title}`,
    html`${notificationBanner({
      titleText: 'Draft',
      html: html`<p class="govuk-notification-banner__heading">This is a draft. It is not published.</p>
${gaps.length > 0 ? html`<p class="govuk-body">Still missing:</p><ul class="govuk-list govuk-list--bullet">${gaps.map((gap) => html`<li>${gap.message}</li>`)}</ul>` : ''}`,
    })}
${details({ summaryText: 'Download the draft', html: fileList(`/inspections/${around.inspection.slug}/report/files`) })}
${documentHtml(document)}`,
    { back: { href: `/inspections/${around.inspection.slug}/report`, text: 'Report' } },
  )
}
