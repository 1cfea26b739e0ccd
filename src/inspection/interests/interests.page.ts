/** What a person has declared, and the form to declare more. */
import { button, radios, select, summaryList, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import { interestInWords, interestKinds } from '../interest-words.ts'
import type { caseInterestsOf, interestsOf } from './queries.ts'

export interface InterestsView {
  interests: Awaited<ReturnType<typeof interestsOf>>
  cases: Awaited<ReturnType<typeof caseInterestsOf>>
  ownService: string | null
  services: { id: string; name: string }[]
}

interface Declared {
  title: string
  kind: string
  words: string
  declaredAt: Date
  /** What the form that withdraws it sends. */
  names: { field: 'service' | 'assessment'; value: string }
}

const declared = ({ title, kind, words, declaredAt, names }: Declared): Html =>
  html`${summaryList({
    card: { title: { text: title, headingLevel: 3 } },
    rows: [
      { key: { text: 'In what way' }, value: { text: kind } },
      { key: { text: 'In your words' }, value: { html: html`<span class="pl-written">${words}</span>` } },
      { key: { text: 'Declared' }, value: { text: readableMoment(declaredAt) } },
    ],
  })}
${form(
  `/account/interests/withdraw-${names.field}`,
  html`<input type="hidden" name="${names.field}" value="${names.value}">
${button({ html: html`Withdraw<span class="govuk-visually-hidden"> your interest: ${title}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
)}`

function list({ interests, cases, ownService }: InterestsView): Html {
  const all: Declared[] = [
    ...interests.map((one) => ({
      title: one.name,
      kind: interestInWords(one.kind),
      words: one.words,
      declaredAt: one.declaredAt,
      names: { field: 'service' as const, value: one.id },
    })),
    ...cases.map((one) => ({
      title: `Case ${one.caseRef}, ${one.service}`,
      kind: 'One case',
      words: one.words,
      declaredAt: one.declaredAt,
      names: { field: 'assessment' as const, value: one.assessment },
    })),
  ]
  return html`<h2 class="govuk-heading-m">What you have declared</h2>
${ownService ? html`<p class="govuk-body">The programme manager recorded that you come from ${ownService}. You are not given cases of it.</p>` : ''}
${all.length > 0 ? all.map(declared) : html`<p class="govuk-body">You have declared no interest.</p>`}`
}

export function interestsPage(state: FormState, view: InterestsView): Page {
  return page(
    'Your interests',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${faultSummary(state)}
<h1 class="govuk-heading-l">Your interests</h1>
<p class="govuk-body">Nobody assesses cases of a service they work for, worked for, or are otherwise too close to. Declare such a service here, and you are not given its cases. If you have some already, you can save nothing more in them, and the lead inspector gives them to somebody else; what you saved is kept.</p>
<p class="govuk-body">What you write is read by nobody but you, the programme manager, and the lead inspector and quality lead of an inspection of that service.</p>
${list(view)}
<h2 class="govuk-heading-m">Declare an interest</h2>
${form(
  '/account/interests',
  html`${select({
    id: 'service',
    name: 'service',
    label: { text: 'Service' },
    hint: { text: 'Declaring the same service again replaces what you said before.' },
    ...field(state, 'service'),
    items: [
      { value: '', text: 'Choose a service' },
      ...view.services.map((one) => ({ value: one.id, text: one.name })),
    ],
  })}
${radios({
  idPrefix: 'kind',
  name: 'kind',
  fieldset: { legend: { text: 'In what way are you close to it?', classes: 'govuk-fieldset__legend--s' } },
  ...field(state, 'kind'),
  items: interestKinds.map(({ id, label }) => ({ value: id, text: label })),
})}
${textarea({
  id: 'words',
  name: 'words',
  label: { text: 'In your own words' },
  hint: { text: 'For example, what you did there and until when. Name no child.' },
  ...field(state, 'words'),
})}
${button({ text: 'Declare this interest', preventDoubleClick: true })}`,
)}
</div></div>`,
    { back: { href: '/account', text: 'Your account' } },
  )
}
