/** The form that raises an alert. Whom to phone stands above it: an alert here takes the place of no call. */
import { randomUUID } from 'node:crypto'
import { type AlertRules, toldLabel } from '#engine/casework/alerts/rules.ts'
import { inWords } from '#engine/casework/alerts/state.ts'
import {
  button,
  checkboxes,
  details,
  input,
  insetText,
  radios,
  select,
  textarea,
} from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field, fieldValues } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { checkedField } from '../alert-words.ts'
import { checkedBox } from '../checked-box.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { Contact } from './contacts.ts'
import { phoneList } from './phone-list.ts'
import type { CaseForAlert } from './queries.ts'
import { atRiskLabels } from './read-alert.ts'

export interface RaiseView {
  around: Around
  rules: AlertRules
  contacts: readonly Contact[]
  /** The cases that this person may look into. */
  cases: CaseForAlert[]
  /** The assessment the form was opened from. */
  assessment: string
}

/** "Tell the police within 1 hour", for each who must be told. */
const whomToTell = (rules: AlertRules, severity: AlertRules['severities'][number]): string =>
  severity.tell
    .map(({ who, withinMinutes }) => `${toldLabel(rules, who)}, within ${inWords(withinMinutes)}`)
    .join('. ')

const caseName = ({ caseRef, part }: CaseForAlert): string =>
  part === 'second' ? `Case ${caseRef}, second assessment` : `Case ${caseRef}`

export function raisePage({ around, rules, contacts, cases, assessment }: RaiseView, state: FormState): Page {
  const sentBefore = state.faults.some((fault) => fault.field === 'alert')
  const id = sentBefore ? randomUUID() : field(state, 'alert', randomUUID()).value
  const path = `/inspections/${around.inspection.slug}/alerts`
  const chosen = field(state, 'assessment', assessment)
  const from = cases.find((one) => one.id === assessment)
  // Written when the case was still theirs: it stays about that case, which they are told no more of.
  const lost = cases.some((one) => one.id === chosen.value) ? '' : chosen.value
  const fields = html`<input type="hidden" name="alert" id="alert" value="${id}">
${select({
  id: 'assessment',
  name: 'assessment',
  label: { text: 'Which case is it about?', classes: 'govuk-label--s' },
  ...chosen,
  items: [
    { value: '', text: 'No case: heard in a meeting, or elsewhere' },
    ...cases.map((one) => ({ value: one.id, text: caseName(one) })),
    ...(lost ? [{ value: lost, text: 'The case it was written about' }] : []),
  ],
})}
${radios({
  name: 'severity',
  idPrefix: 'severity',
  fieldset: { legend: { text: 'How serious is it?', classes: 'govuk-fieldset__legend--s' } },
  ...field(state, 'severity'),
  items: rules.severities.map((severity) => ({
    value: severity.id,
    text: severity.label,
    hint: { html: html`${severity.meaning}.<br>To be told: ${whomToTell(rules, severity)}` },
  })),
})}
${radios({
  name: 'atRisk',
  idPrefix: 'atRisk',
  fieldset: { legend: { text: 'Who is at risk?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'Never a name' },
  ...field(state, 'atRisk'),
  items: Object.entries(atRiskLabels).map(([value, text]) => ({ value, text })),
})}
${textarea({
  id: 'known',
  name: 'known',
  rows: 6,
  label: { text: 'What is known?', classes: 'govuk-label--s' },
  hint: {
    text: 'What may happen, to whom, when and how you know. Write “the child”, “the parent”, “the case manager”: no names, dates of birth or case references.',
  },
  ...field(state, 'known'),
})}
${checkedBox(state, checkedField, ['known', 'toldHow'])}
${checkboxes({
  name: 'told',
  idPrefix: 'told',
  fieldset: {
    legend: { text: 'Who has been told already, if anyone?', classes: 'govuk-fieldset__legend--s' },
  },
  values: fieldValues(state, 'told'),
  ...faultAlone(field(state, 'told')),
  items: rules.tell.map((one) => ({ value: one.id, text: one.label })),
})}
${input({
  id: 'toldHow',
  name: 'toldHow',
  label: { text: 'How were they told? (if anyone was)' },
  hint: { text: 'For example: by phone, the duty desk answered' },
  ...field(state, 'toldHow'),
})}
${input({
  id: 'toldAt',
  name: 'toldAt',
  label: { text: 'When? (if anyone was)' },
  hint: { text: 'For example 14:32, or 24/11/2026 14:32. Left empty it is now' },
  classes: 'govuk-input--width-10',
  ...field(state, 'toldAt'),
})}
${button({ text: 'Raise the alert', classes: 'govuk-button--warning', preventDoubleClick: true })}`
  return inspectionPage(
    around,
    'alerts',
    'Raise an alert',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${insetText({ html: phoneList(rules, contacts), classes: 'pl-phone-first' })}
<p class="govuk-body">The lead inspector sees the alert at once, and so does the quality lead unless they assess the case blind. You see what becomes of it, and so does whoever has the case. Nobody else does, and nothing of it is ever published.</p>
${form(path, fields, { waits: 'alert', whileWaiting: html`<p class="govuk-body">Phone now. An alert that waits reaches nobody.</p>${phoneList(rules, contacts)}` })}
${details({
  summaryText: 'If this page does not send',
  html: html`<p class="govuk-body">Phone. The alert can be written down later. Sending the form twice raises one alert only.</p>`,
})}
</div></div>`,
    {
      before: faultSummary(state),
      back: { href: path, text: 'Alerts' },
      ...(from ? { about: caseName(from) } : {}),
    },
  )
}

/** Checkboxes take no value of the whole, only its fault. */
const faultAlone = ({ errorMessage }: ReturnType<typeof field>) => (errorMessage ? { errorMessage } : {})
