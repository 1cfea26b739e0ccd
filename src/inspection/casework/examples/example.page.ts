/** Writing one practice example, new or again. */
import { randomUUID } from 'node:crypto'
import { button, radios, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import type { PracticeExample } from '../../practice-examples.ts'
import { casePage } from '../case-frame.ts'
import { type CaseView, casePath } from '../case-view.ts'
import { type AskedOfCase, longestExample } from './form.ts'

/** The place on the standard's screen that the example belongs to. */
export const placeOf = (view: Pick<CaseView, 'assessment'>, { keyQuestion, standard }: AskedOfCase): string =>
  `${casePath(view.assessment)}/standards/${standard.id}#about-${keyQuestion.id}`

export function examplePage(
  view: CaseView,
  asked: AskedOfCase,
  state: FormState,
  kept: PracticeExample | null,
): Page {
  const { keyQuestion } = asked
  const at = `${casePath(view.assessment)}/examples`
  const why = field(state, 'not_personal', kept?.notPersonal ?? '')
  const doubted = why.value !== '' || state.faults.some((fault) => fault.field === 'body')
  const words = field(state, 'body', kept?.body ?? '')
  const every = state.faults.filter((fault) => fault.field === 'body').map((fault) => fault.message)
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body"><span class="pl-ref">${keyQuestion.ref}</span>${keyQuestion.text}</p>
<p class="govuk-body">The words may be printed in the report. Tell what was done and what difference it made, so that nobody could tell which child it was: no names, dates of birth, references or places.</p>
${form(
  kept ? `${at}/${kept.id}` : at,
  html`${
    kept
      ? html`<input type="hidden" name="base" value="${field(state, 'base', String(kept.version)).value}">`
      : html`<input type="hidden" name="id" value="${field(state, 'id', randomUUID()).value}"><input type="hidden" name="question" value="${keyQuestion.id}">`
  }
${radios({
  idPrefix: 'quality',
  name: 'quality',
  classes: 'govuk-radios--inline',
  fieldset: { legend: { text: 'What is it an example of?' } },
  ...field(state, 'quality', kept?.quality ?? ''),
  items: [
    { value: 'good', text: 'Good practice' },
    { value: 'poor', text: 'Poor practice' },
  ],
})}
${textarea({
  id: 'body',
  name: 'body',
  label: { text: 'The example' },
  hint: { text: `Up to ${longestExample.toLocaleString('en-GB')} characters.` },
  rows: 8,
  value: words.value,
  ...(every.length > 0 ? { errorMessage: { text: every.join(' ') } } : {}),
})}
${
  doubted
    ? textarea({
        id: 'not_personal',
        name: 'not_personal',
        label: { text: 'Why the words pointed out identify nobody' },
        hint: {
          text: 'Only where they do not, such as the name of a programme. It is kept with the example.',
        },
        rows: 2,
        ...why,
      })
    : ''
}
${button({ text: kept ? 'Save the new wording' : 'Keep this example', preventDoubleClick: true })}`,
  kept ? {} : { waits: 'id' },
)}
${kept ? form(`${at}/${kept.id}/withdraw`, html`<input type="hidden" name="base" value="${kept.version}">${button({ text: 'Withdraw this example', classes: 'govuk-button--secondary', preventDoubleClick: true })}`) : ''}
</div></div>`
  return casePage(view, kept ? 'Practice example' : 'Add a practice example', body, {
    back: { href: placeOf(view, asked), text: `${asked.standard.ref} ${asked.standard.name}` },
    before: faultSummary(state),
    part: keyQuestion.ref,
  })
}
