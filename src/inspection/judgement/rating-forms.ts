/** The lead's form for a judgement, and the choice of a rating, which is never made beforehand. */
import type { Framework } from '#engine/framework/shape.ts'
import { button, radios, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { StandardStanding } from './standing.ts'

export function ratingChoice(
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

export const hidden = (name: string, value: string | number): Html =>
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
