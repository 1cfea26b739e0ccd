/** Which cases are assessed twice, by whom, and how far that is: for the quality lead to choose, for the lead to see. */
import { may } from '#platform/permissions/may.ts'
import { button, insetText, select, tag } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { inspectionPage } from '../../inspection-page.ts'
import { kindLabel } from '../case-view.ts'
import type { TeamAssessor } from '../team-assessors.ts'
import { choosing } from './choosing.ts'
import { picksMade } from './picks-made.ts'
import type { SecondAssessment } from './queries.ts'
import type { SecondView } from './second-view.ts'

/** The form field of a second assessment's assessor. */
export const secondField = (assessment: string): string => `second-${assessment}`

export function secondStatus(one: SecondAssessment): Html {
  if (one.completedAt && one.firstCompletedAt)
    return tag({ text: 'Both complete', classes: 'govuk-tag--green' })
  if (one.completedAt) return tag({ text: 'Second complete', classes: 'govuk-tag--turquoise' })
  if (!one.assessorId) return tag({ text: 'Not given', classes: 'govuk-tag--grey' })
  return one.begun
    ? tag({ text: 'In progress', classes: 'govuk-tag--blue' })
    : tag({ text: 'Not started', classes: 'govuk-tag--grey' })
}

function assessorCell(one: SecondAssessment, people: TeamAssessor[], state: FormState, gives: boolean) {
  if (!gives || one.completedAt) return { text: one.assessor ?? 'Nobody yet' }
  const name = secondField(one.id)
  const { value, errorMessage } = field(state, name, one.assessorId ?? '')
  const gone = one.assessorId && !people.some((person) => person.id === one.assessorId)
  return {
    html: select({
      id: name,
      name,
      label: { text: `Second assessor of case ${one.caseRef}`, classes: 'govuk-visually-hidden' },
      formGroup: { classes: 'govuk-!-margin-bottom-0' },
      ...(errorMessage ? { errorMessage } : {}),
      value,
      items: [
        { value: '', text: 'Nobody yet' },
        ...(gone ? [{ value: one.assessorId ?? '', text: `${one.assessor} (no longer on the team)` }] : []),
        ...people
          .filter((person) => person.id !== one.firstAssessorId)
          .map((person) => ({ value: person.id, text: `${person.name} (${person.parts})` })),
      ],
    }),
  }
}

function chosenCases(view: SecondView, state: FormState, gives: boolean): Html {
  const { around, framework, seconds, people } = view
  if (seconds.length === 0) return html`<p class="govuk-body">No case is assessed twice yet.</p>`
  const path = `/inspections/${around.inspection.slug}/casework`
  const list = wideTable('Cases that are assessed twice', {
    firstCellIsHeader: true,
    head: ['Case', 'Why', 'First assessor', 'Second assessor', 'Status'].map((text) => ({ text })),
    rows: seconds.map((one) => [
      {
        html:
          one.completedAt && one.firstCompletedAt
            ? html`<a class="govuk-link pl-nowrap" href="${path}/${one.firstId}/differences">${one.caseRef}<span class="govuk-visually-hidden">: compare</span></a><br><span class="govuk-!-font-weight-regular">${kindLabel(framework, one.caseKind)}</span>`
            : html`<span class="pl-nowrap">${one.caseRef}</span><br><span class="govuk-!-font-weight-regular">${kindLabel(framework, one.caseKind)}</span>`,
      },
      { text: one.reason === null ? 'Picked by lot' : `Chosen: ${one.reason}`, classes: 'pl-about' },
      { text: one.firstAssessor ?? 'Nobody yet' },
      assessorCell(one, people, state, gives),
      { html: html`${secondStatus(one)}${one.blind ? '' : html`<br>Not blind`}` },
    ]),
  })
  if (!gives) return list
  return form(
    `${path}/second/given`,
    html`${list}${button({ text: 'Save second assessors', preventDoubleClick: true })}`,
  )
}

export function secondPage(view: SecondView, state: FormState): Page {
  const { around } = view
  const path = `/inspections/${around.inspection.slug}/casework`
  const { stage } = around.inspection
  const leads = may(around.roles, 'choose second assessments', 'inspection')
  const chooses = leads && stage === 'fieldwork'
  // After fieldwork an assessment that was never made can still be taken back, so that it hides nothing for ever.
  const gives = leads && (stage === 'fieldwork' || stage === 'panel')
  return inspectionPage(
    around,
    'casework',
    'Second assessment',
    html`<p class="govuk-body">Some cases are assessed again by somebody else, to see how far two people agree. It is blind: until their own assessment is complete, whoever makes the second one sees nothing of the first, whatever else they do on the team; and whoever made the first sees nothing of the second until both are complete.</p>
${stage === 'fieldwork' ? '' : insetText({ text: 'Cases are chosen and assessed during fieldwork.' })}
<p class="govuk-body"><a class="govuk-link" href="${path}/agreement">How far the assessors agree</a></p>
<h2 class="govuk-heading-m">Cases assessed twice</h2>
${chosenCases(view, state, gives)}
${picksMade(view.framework, view.picks)}
${chooses ? choosing(view, state) : ''}`,
    { before: faultSummary(state), wide: true, back: { href: path, text: 'Casework' } },
  )
}
