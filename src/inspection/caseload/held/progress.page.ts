/** The check takes longer than a moment: how far it is. Without scripts the page is read again by its link. */
import type { CaseKind } from '#engine/framework/shape.ts'
import { button } from '#platform/web/components/index.ts'
import { html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'

export const readWords = (read: number): string =>
  read === 0 ? 'The file is being opened.' : `${read.toLocaleString('en-GB')} rows are checked so far.`

export function progressPage(around: Around, kind: CaseKind, at: string, read: number): Page {
  return inspectionPage(
    around,
    'caseload',
    'Your file is being checked',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds" data-progress="${at}/progress">
<p class="govuk-body-l">${kind.label}</p>
<p class="govuk-body" role="status" data-progress-words>${readWords(read)}</p>
<p class="govuk-body">You can leave this page: the check goes on, and what it finds waits for you under “Caseload” for an hour. Nothing is accepted before you say so.</p>
${button({ text: 'See whether it is done', href: at })}
</div></div>`,
    {
      about: kind.label,
      back: { href: `/inspections/${around.inspection.slug}/caseload`, text: 'Caseload' },
    },
  )
}
