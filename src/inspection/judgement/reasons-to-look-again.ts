/** Why the panel may look again at a rating, in the engine's sentences. Shown, never applied. */
import { insetText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { StandardStanding } from './standing.ts'

export function reasonsToLookAgain({ standard, rated }: StandardStanding): Html | '' {
  if (standard.judged !== 'from-cases' || rated.computed === null) return ''
  if (rated.reasons.length === 0) {
    return html`<p class="govuk-body">No trigger for looking again: the rating is clear of the boundaries and does not hang on one judgement or a few cases.</p>`
  }
  return insetText({
    html: html`<p class="govuk-body govuk-!-font-weight-bold">The panel may look again, because</p>
<ul class="govuk-list govuk-list--bullet">${rated.reasons.map((reason) => html`<li>${reason.sentence}</li>`)}</ul>`,
  })
}
