/** The lead's form for a judgement, and the chair's for a decision. No rating is ever chosen beforehand. */
import type { Framework } from '#engine/framework/shape.ts'
import { button, radios, textarea, warningText } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { type StandardStanding, withoutTrigger } from './standing.ts'

function ratingChoice(
  state: FormState,
  framework: Framework,
  legend: string,
  hint: string,
  proposed?: string,
): Html {
  return radios({
    idPrefix: 'rating',
    name: 'rating',
    ...field(state, 'rating'),
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    items: framework.ratings
      .toSorted((a, b) => b.score - a.score)
      .map((rating) => ({
        value: rating.id,
        text: rating.label,
        ...(rating.id === proposed ? { hint: { text: 'As proposed' } } : {}),
      })),
  })
}

const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`

export function judgementForm(
  action: string,
  state: FormState,
  framework: Framework,
  one: StandardStanding,
): Html {
  const newest = one.judgements[0]
  return html`<h2 class="govuk-heading-m" id="propose">${newest ? 'Propose another rating' : 'Propose a rating'}</h2>
${form(
  action,
  html`${hidden('basedOn', newest?.version ?? 0)}
${ratingChoice(state, framework, `Rating of ${one.standard.ref} ${one.standard.name}`, 'One judgement on all the evidence, also on the results of the cases.')}
${textarea({
  id: 'reasons',
  name: 'reasons',
  label: { text: 'Reasons', classes: 'govuk-label--s' },
  hint: {
    text: 'What the evidence shows, and what speaks against it. Do not name a child or a member of staff.',
  },
  rows: 8,
  ...field(state, 'reasons'),
})}
${button({ text: 'Save judgement', preventDoubleClick: true })}`,
)}`
}

export function decisionForm(
  action: string,
  state: FormState,
  framework: Framework,
  one: StandardStanding,
): Html {
  const { standard, proposed, rated } = one
  if (!proposed) return html``
  return html`<h2 class="govuk-heading-m" id="decide">${one.decisions.length > 0 ? 'Decide again' : 'Decide for the panel'}</h2>
<p class="govuk-body">${standard.judged === 'qualitative' ? 'The lead inspector proposes' : 'The figures from cases give'} <strong>${proposed.label}</strong>${rated.lowest ? ` (lowest key question ${rated.lowest.ref} at ${rated.lowest.percent}%)` : ''}.</p>
${one.decidedOnAnother ? warningText({ text: 'The proposed rating changed after the panel decided, so that decision no longer counts.' }) : ''}
${withoutTrigger(one) ? warningText({ text: 'No trigger for looking again was found. If the panel changes this rating all the same, its reason must say why; the change is noted as made without a trigger.' }) : ''}
${form(
  action,
  html`${hidden('basedOn', one.decisions[0]?.version ?? 0)}${hidden('proposed', proposed.id)}
${ratingChoice(state, framework, `What did the panel decide on ${standard.ref} ${standard.name}?`, 'Up, down or unchanged.', proposed.id)}
${textarea({
  id: 'reason',
  name: 'reason',
  label: { text: 'Reason', classes: 'govuk-label--s' },
  hint: { text: 'Where the panel changes a rating, the report prints this reason.' },
  rows: 6,
  ...field(state, 'reason'),
})}
${button({ text: 'Save decision', preventDoubleClick: true })}`,
)}`
}
