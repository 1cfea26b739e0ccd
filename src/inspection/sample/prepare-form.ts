/** Preparing what is drawn from, for the first time or once more, from a list or along a sorted one. */
import type { Framework } from '#engine/framework/shape.ts'
import { sortingOrder } from '#engine/sampling/rules.ts'
import { button, details, insetText, radios, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { columnsInWords } from './category-names.ts'
import { canBeListed } from './plan.ts'
import type { KindOfSample } from './sample.page.ts'

const reasonField = (state: FormState, hint: string) =>
  textarea({
    id: 'reason',
    name: 'reason',
    label: { text: 'Reason', classes: 'govuk-label--s' },
    hint: { text: hint },
    rows: 3,
    ...field(state, 'reason'),
  })

const sortedWords = (framework: Framework) =>
  html`<p class="govuk-body">Without a list, the cases are sorted by ${columnsInWords(framework, sortingOrder(framework))}, and one public random number says where equal steps along the sorted list begin. Every case still has the same chance. Only the first of these is sure to be matched to within one case; the others can drift. It is meant for when no list can be built, or both sides agree that they want no list.</p>`

/** For the first time. */
export function prepareForm(framework: Framework, slug: string, one: KindOfSample, state: FormState): Html {
  const action = `/inspections/${slug}/sample/${one.kind.id}/prepare`
  const sorted = html`${sortedWords(framework)}
${form(
  action,
  html`<input type="hidden" name="method" value="systematic">
${reasonField(state, 'It stands in the proof of the draw and in the report.')}
${button({ text: 'Prepare a draw along a sorted list', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
)}`
  const census = one.sizeNow.n === one.sizeNow.eligible
  if (!canBeListed(framework, one.sizeNow)) {
    return html`${insetText({ text: 'This caseload is too large for a list of possible samples. Check the inspection’s window first: few services have so many cases of one kind.' })}${sorted}`
  }
  return html`<p class="govuk-body">Preparing fixes the caseload: it can no longer be replaced. ${census ? '' : 'The list is built from the caseload alone, before anyone knows the seed. This may take up to half a minute.'}</p>
${form(action, button({ text: census ? 'Prepare the record' : 'Prepare the list', preventDoubleClick: true }))}
${
  census
    ? ''
    : details({
        summaryText: 'Draw without a list of possible samples',
        html: sorted,
        open: state.values.method === 'systematic',
      })
}`
}

/** Once more, while there is no seed. What stands now stays on record. */
export function prepareAgainForm(
  framework: Framework,
  slug: string,
  one: KindOfSample,
  state: FormState,
): Html {
  const census = one.sizeNow.n === one.sizeNow.eligible
  return details({
    summaryText: 'Prepare it once more',
    open: state.faults.some(({ field: name }) => name === 'reason' || name === 'method'),
    html: html`<p class="govuk-body">Only while there is no seed, and only with a reason. What stands now stays on record with its digest, and the service sees both. Anything already rolled for the former one must not be used: roll again after the new digest is given.</p>
${census ? '' : sortedWords(framework)}
${form(
  `/inspections/${slug}/sample/${one.kind.id}/prepare`,
  html`${
    census
      ? html`<input type="hidden" name="method" value="lottery">`
      : radios({
          idPrefix: 'method',
          name: 'method',
          fieldset: { legend: { text: 'How the cases are drawn', classes: 'govuk-fieldset__legend--s' } },
          items: [
            { value: 'lottery', text: 'From a list of possible samples' },
            {
              value: 'systematic',
              text: 'Along a sorted list',
              hint: { text: 'A fallback: only the first characteristic is sure to be matched.' },
            },
          ],
          ...field(state, 'method', one.sample?.method ?? 'lottery'),
        })
  }
${reasonField(state, 'The service reads it too.')}
${button({ text: 'Prepare it once more', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
)}`,
  })
}
