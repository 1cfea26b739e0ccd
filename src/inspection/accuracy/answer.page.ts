/** The team's answer to one comment: accepted or declined, always with a reason that the service reads. */
import { button, insetText, radios, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { commentPart } from './comment-part.ts'
import { embargo } from './embargo.ts'
import type { AccuracyComment } from './queries.ts'

export function answerPage(around: Around, state: FormState, comment: AccuracyComment): Page {
  const at = `/inspections/${around.inspection.slug}/accuracy`
  return inspectionPage(
    around,
    'accuracy',
    `Answer the comment on paragraph ${comment.paragraph}`,
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body">Paragraph ${comment.paragraph} of version ${comment.draft} says:</p>
${insetText({ html: html`<div class="pl-prose">${comment.quote}</div>` })}
${commentPart(comment)}
${form(
  `${at}/comments/${comment.id}`,
  html`<input type="hidden" name="base" value="${comment.answer?.version ?? 0}">
${radios({
  ...field(state, 'decision'),
  idPrefix: 'decision',
  name: 'decision',
  fieldset: { legend: { text: 'Your decision', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'accepted', text: 'Accept', hint: { text: 'The report is changed accordingly.' } },
    { value: 'declined', text: 'Decline', hint: { text: 'The report stays as it is.' } },
  ],
})}
${textarea({
  ...field(state, 'reason'),
  id: 'reason',
  name: 'reason',
  label: { text: 'Reason', classes: 'govuk-label--s' },
  hint: { text: 'The service reads it. Say what was changed, or why nothing was.' },
  rows: 4,
})}
${button({ text: comment.answer ? 'Answer again' : 'Send the answer', preventDoubleClick: true })}`,
)}
</div></div>`,
    {
      before: html`${faultSummary(state)}${embargo(around.inspection.stage)}`,
      back: { href: at, text: 'Factual accuracy' },
    },
  )
}
