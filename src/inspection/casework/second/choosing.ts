/** The forms with which the quality lead chooses cases: a share by lot, one by name, and one that is not blind. */
import { button, details, input, radios, select, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { kindLabel } from '../case-view.ts'
import type { SecondView } from './second-view.ts'

const choose = { value: '', text: 'Choose one' }

function byLot({ around, framework, cases, picks }: SecondView, state: FormState): Html {
  const kinds = framework.caseKinds.filter(({ id }) => cases.some((one) => one.caseKind === id))
  const seeded = kinds.filter(({ id }) => picks.some((pick) => pick.caseKind === id))
  return html`<h2 class="govuk-heading-m">Pick a share by lot</h2>
${form(
  `/inspections/${around.inspection.slug}/casework/second/pick`,
  html`${select({
    id: 'kind',
    name: 'kind',
    label: { text: 'Kind of case' },
    ...field(state, 'kind'),
    items: [
      choose,
      ...kinds.map(({ id, label }) => {
        const count = cases.filter((one) => one.caseKind === id).length
        return { value: id, text: `${label} (${count} ${count === 1 ? 'case' : 'cases'})` }
      }),
    ],
  })}
${input({ id: 'amount', name: 'amount', label: { text: 'How many' }, classes: 'govuk-input--width-4', inputmode: 'numeric', ...field(state, 'amount') })}
${radios({
  idPrefix: 'unit',
  name: 'unit',
  classes: 'govuk-radios--inline govuk-radios--small',
  fieldset: { legend: { text: 'Counted as' } },
  ...field(state, 'unit', 'per-cent'),
  items: [
    { value: 'per-cent', text: 'Per cent of the cases' },
    { value: 'cases', text: 'Cases' },
  ],
})}
${input({
  id: 'seed',
  name: 'seed',
  label: { text: 'Seed' },
  hint: {
    text: `Any text, for example what dice showed. It is recorded, used exactly as typed, and can be given once for each kind of case.${seeded.length > 0 ? ` Given already: ${seeded.map(({ label }) => label.toLowerCase()).join(', ')}; leave it empty there. A larger share then adds cases to those picked before.` : ''}`,
  },
  classes: 'govuk-input--width-20',
  autocomplete: 'off',
  spellcheck: false,
  ...field(state, 'seed'),
})}
${button({ text: 'Pick the cases', preventDoubleClick: true })}`,
)}`
}

function byName({ around, framework, cases, seconds }: SecondView, state: FormState): Html {
  const taken = new Set(seconds.map((one) => one.firstId))
  return html`<h2 class="govuk-heading-m">Choose one case</h2>
${form(
  `/inspections/${around.inspection.slug}/casework/second/choose`,
  html`${select({
    id: 'case',
    name: 'case',
    label: { text: 'Case' },
    ...field(state, 'case'),
    items: [
      choose,
      ...cases
        .filter((one) => !taken.has(one.id))
        .map((one) => ({
          value: one.id,
          text: `${one.caseRef} (${kindLabel(framework, one.caseKind).toLowerCase()})`,
        })),
    ],
  })}
${textarea({ id: 'reason', name: 'reason', label: { text: 'Why this case' }, rows: 2, ...field(state, 'reason') })}
${button({ text: 'Choose this case', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
)}`
}

function openly({ around, seconds, people }: SecondView, state: FormState): Html | '' {
  const waiting = seconds.filter((one) => !one.completedAt)
  if (waiting.length === 0) return ''
  return details({
    summaryText: 'Give a case openly, not blind',
    open: state.faults.some((fault) => fault.field.startsWith('open-')),
    html: form(
      `/inspections/${around.inspection.slug}/casework/second/open`,
      html`<p class="govuk-body">Whoever assesses it may read the first assessment meanwhile, if their part on the team lets them. Cases that were not blind are left out of the figures on agreement.</p>
${select({ id: 'open-case', name: 'open-case', label: { text: 'Case' }, ...field(state, 'open-case'), items: [choose, ...waiting.map((one) => ({ value: one.id, text: one.caseRef }))] })}
${select({ id: 'open-assessor', name: 'open-assessor', label: { text: 'Second assessor' }, ...field(state, 'open-assessor'), items: [choose, ...people.map((one) => ({ value: one.id, text: `${one.name} (${one.parts})` }))] })}
${textarea({ id: 'open-reason', name: 'open-reason', label: { text: 'Why it is not blind' }, rows: 2, ...field(state, 'open-reason') })}
${button({ text: 'Give it openly', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
    ),
  })
}

export const choosing = (view: SecondView, state: FormState): Html =>
  html`${openly(view, state)}${byLot(view, state)}${byName(view, state)}`
