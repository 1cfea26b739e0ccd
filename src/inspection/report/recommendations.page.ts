import { byAddressee } from '#engine/report/recommendations-section.ts'
import { button, input, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'

interface Row {
  number: number
  version: number
  addressee: string
  body: string
  withdrawn: boolean
  written_at: Date
  by: string
}

export function recommendationsPage(
  around: Around,
  state: FormState,
  rows: readonly Row[],
  whyNone: string,
  mayWrite: boolean,
): Page {
  const at = `/inspections/${around.inspection.slug}/report`
  const standing = rows.filter((row) => !row.withdrawn)
  const withdrawn = rows.filter((row) => row.withdrawn)
  const change = (row: { number: number }, word: string) =>
    html`<a class="govuk-link" href="${at}/recommendations/${row.number}">${word}<span class="govuk-visually-hidden"> recommendation ${row.number}</span></a>`
  return inspectionPage(
    around,
    'report',
    'Recommendations',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${standing.length === 0 ? html`<p class="govuk-body">There is no recommendation yet.</p>` : ''}
${byAddressee(standing.map((row) => ({ ...row, text: row.body }))).map(
  (group) => html`<h2 class="govuk-heading-m">${group.addressee}</h2>
<ul class="govuk-list govuk-list--spaced">${group.recommendations.map((row) => html`<li><span class="pl-prose">${row.text}</span><br>${change(row, mayWrite ? 'Change or withdraw' : 'See the versions of')}</li>`)}</ul>`,
)}
${
  standing.length === 0
    ? html`<p class="govuk-body">${whyNone ? html`The report says why it makes none. ` : ''}<a class="govuk-link" href="${at}/sections/no-recommendations">${whyNone ? 'See that text' : 'Say why the report makes none'}</a></p>`
    : ''
}
${
  mayWrite
    ? html`<h2 class="govuk-heading-m">Add a recommendation</h2>
${form(`${at}/recommendations`, html`${recommendationFields(state, { addressee: '', body: '' })}${button({ text: 'Add recommendation' })}`)}`
    : ''
}
${
  withdrawn.length > 0
    ? html`<h2 class="govuk-heading-m">Withdrawn</h2><ul class="govuk-list govuk-list--spaced">${withdrawn.map((row) => html`<li>${row.body}<br><span class="govuk-hint">For ${row.addressee}. Withdrawn by ${row.by}, ${readableMoment(row.written_at)}. ${change(row, mayWrite ? 'Put back' : 'See the versions of')}</span></li>`)}</ul>`
    : ''
}
</div></div>`,
    { before: faultSummary(state), back: { href: at, text: 'Report' } },
  )
}

export function recommendationFields(state: FormState, known: { addressee: string; body: string }): Html {
  return html`${input({
    ...field(state, 'addressee', known.addressee),
    id: 'addressee',
    name: 'addressee',
    label: { text: 'Who must act' },
    hint: {
      text: 'For example, the management board. Recommendations to the same addressee stand together.',
    },
  })}
${textarea({
  ...field(state, 'body', known.body),
  id: 'body',
  name: 'body',
  label: { text: 'What they should do' },
  rows: 5,
})}`
}
