/** What an inspection does otherwise than its framework, with the reason: stands wherever the sample is shown. */
import { insetText } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { PlannedChange } from './plan.ts'

export function changedPart(changed: readonly PlannedChange[]): Html | '' {
  if (changed.length === 0) return ''
  return insetText({
    html: html`<p class="govuk-body govuk-!-font-weight-bold">This inspection does it otherwise than its framework</p>
${changed.map(
  (one) => html`<p class="govuk-body govuk-!-margin-bottom-1">${one.label}:</p>
<ul class="govuk-list govuk-list--bullet">${one.changes.map((change) => html`<li>${change.what}: ${change.here} (framework: ${change.framework})</li>`)}</ul>
<p class="govuk-body">Reason: <span class="pl-written">${one.reason}</span><br><span class="govuk-hint">${one.by}, ${readableMoment(new Date(one.at))}</span></p>`,
)}`,
  })
}
