/** Taking a drawn case out of the sample: which case, why, and who would step in. */
import type { Framework } from '#engine/framework/shape.ts'
import type { Replacement } from '#engine/sampling/reserves.ts'
import { substitutionOf } from '#engine/sampling/rules.ts'
import { button, checkboxes, insetText, radios, select, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { columnsInWords } from './category-names.ts'
import type { CaseProgress, CurrentSample } from './leave.queries.ts'
import { leftPart } from './left.part.ts'
import type { KindOfSample } from './sample.page.ts'

export interface LeavingCase {
  caseRef: string
  progress: CaseProgress
  /** Who would step in, by why the case leaves. */
  offers: { ineligible: Replacement | null; 'not-inspectable': Replacement | null }
}

export interface LeaveView {
  framework: Framework
  one: KindOfSample
  drawn: number
  now: CurrentSample
  /** The case that was chosen. */
  leaving: LeavingCase | null
  /** The visitor may take a case out now. */
  open: boolean
}

function offerWords(framework: Framework, offer: Replacement | null): string {
  if (!offer) return 'No reserve is left'
  const like =
    offer.differs.length === 0
      ? 'like it in everything that the sample mirrors'
      : `differs in ${columnsInWords(framework, offer.differs)}`
  const balance = offer.withinTolerance
    ? ''
    : `; it takes the sample further from the caseload: ${offer.balance.largest.toFixed(2)} cases off, ${offer.balance.label}`
  return `${offer.caseRef}, ${like}${balance}`
}

function chooser(address: string, now: CurrentSample, chosen: string): Html {
  return html`<form action="${address}/leave" method="get" novalidate>
${select({
  id: 'case',
  name: 'case',
  label: { text: 'Case', classes: 'govuk-label--s' },
  items: now.inSample.map((ref) => ({ value: ref, text: ref })),
  value: chosen,
})}
${button({ text: 'Look at this case', classes: 'govuk-button--secondary' })}
</form>`
}

function leaveForm(view: LeaveView, leaving: LeavingCase, address: string, state: FormState): Html {
  const { framework } = view
  const rules = substitutionOf(framework)
  const { begun, complete } = leaving.progress
  const { ineligible, 'not-inspectable': notInspectable } = leaving.offers
  const reasons = (why: string, list: typeof rules.ineligible, meaning: string) => [
    { divider: meaning },
    ...list.map((one) => ({ value: `${why}:${one.id}`, text: one.label })),
  ]
  return html`<h2 class="govuk-heading-m">Case ${leaving.caseRef}</h2>
${
  complete
    ? insetText({
        text: 'This case is read to the end, so it can only be struck out because it should not have been listed.',
      })
    : ''
}
${
  begun
    ? insetText({
        text: 'Answers were given in this case. They stay readable and count in nothing. No reserve steps in once a case is begun: whoever looked into a case must not be able to exchange it.',
      })
    : ''
}
${form(
  `${address}/leave`,
  html`<input type="hidden" name="case" value="${leaving.caseRef}">
${radios({
  idPrefix: 'reason',
  name: 'reason',
  classes: 'pl-grouped',
  fieldset: { legend: { text: 'Why it leaves the sample', classes: 'govuk-fieldset__legend--s' } },
  items: [
    ...reasons('ineligible', rules.ineligible, 'It should not have been on the list'),
    ...(complete
      ? []
      : reasons('not-inspectable', rules.notInspectable, 'It belongs there, but nobody can read it')),
  ],
  ...field(state, 'reason'),
})}
${textarea({
  id: 'words',
  name: 'words',
  label: { text: 'What happened', classes: 'govuk-label--s' },
  hint: {
    text: 'Without names or anything that tells who the child is. It stands wherever the sample is shown.',
  },
  rows: 3,
  ...field(state, 'words'),
})}
${
  state.faults.some(({ field: name }) => name === 'words') && field(state, 'words').value !== ''
    ? checkboxes({
        idPrefix: 'checked',
        name: 'checked',
        items: [{ value: 'yes', text: 'I have looked again: nobody can be known from what I wrote' }],
      })
    : ''
}
${
  begun
    ? html`<input type="hidden" name="step-in" value="no">`
    : radios({
        idPrefix: 'step-in',
        name: 'step-in',
        fieldset: { legend: { text: 'Does a reserve step in?', classes: 'govuk-fieldset__legend--s' } },
        hint: {
          html: html`The list decides who: the reserve most like the case, and among equals the first in the order the seed fixed.<br>If it should not have been listed: ${offerWords(framework, ineligible)}.<br>If nobody can read it: ${offerWords(framework, notInspectable)}.`,
        },
        items: [
          { value: 'yes', text: 'Yes, the reserve named above' },
          {
            value: 'no',
            text: 'No, the sample is one case smaller',
            hint: { text: 'Better than a reserve that is very different.' },
          },
        ],
        ...field(state, 'step-in'),
      })
}
${button({ text: 'Take the case out of the sample', classes: 'govuk-button--warning', preventDoubleClick: true })}`,
)}`
}

export function leavePage(around: Around, state: FormState, view: LeaveView): Page {
  const { framework, one, now, leaving, open, drawn } = view
  const address = `/inspections/${around.inspection.slug}/sample/${one.kind.id}`
  return inspectionPage(
    around,
    'sample',
    `Cases that leave the sample: ${one.kind.label.toLowerCase()}`,
    html`<p class="govuk-body">Two things are kept apart. A case that <strong>should not have been listed</strong> is struck out, and the caseload is one case smaller: nothing about the others changes. A case that <strong>belongs there but cannot be read</strong> stays part of the caseload, and what it would have shown stays unknown; the results say how much may hang on it.</p>
${
  open
    ? html`${chooser(address, now, leaving?.caseRef ?? '')}${leaving ? leaveForm(view, leaving, address, state) : ''}`
    : insetText({
        text: 'Cases leave a sample between the draw and the end of fieldwork, and the lead inspector records it.',
      })
}
${leftPart(framework, now.left, drawn)}`,
    { before: faultSummary(state), back: { href: address, text: `Sample: ${one.kind.label.toLowerCase()}` } },
  )
}
