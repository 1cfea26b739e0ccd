/** All cases of an inspection: for the lead to allocate and watch, for an inspector the way to their own. */
import { counted } from '#engine/casework/case-state.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import { button, insetText, select, table, tag, taskList } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { assessorField } from './allocate.ts'
import { characteristics, kindLabel } from './case-view.ts'
import type { CaseWithState } from './case-with-state.ts'
import { progressByAssessor } from './progress-table.ts'
import type { Assessor, ListedCase } from './queries.ts'
import type { Unsettled } from './second/all-views.ts'
import { beforeClosing, mySeconds, secondsLink } from './second/on-casework.ts'
import type { SecondAssessment } from './second/queries.ts'

export interface CasesView {
  around: Around
  framework: Framework
  personId: string
  cases: CaseWithState[]
  assessors: Assessor[]
  seconds: SecondAssessment[]
  unsettled: Unsettled[]
  /** Cases this person must not see into yet: their own blind second assessment is not complete. */
  hidden: ReadonlySet<string>
}

const scroll = (label: string, content: Html): Html =>
  html`<div class="pl-scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>`

const caseStatus = (one: CaseWithState): Html => {
  if (one.completedAt) return tag({ text: 'Complete', classes: 'govuk-tag--green' })
  if (!one.assessorId) return tag({ text: 'Not allocated', classes: 'govuk-tag--grey' })
  if (counted(one.state.progress).answered === 0)
    return tag({ text: 'Not started', classes: 'govuk-tag--grey' })
  return tag({ text: 'In progress', classes: 'govuk-tag--blue' })
}

const answeredOf = (one: CaseWithState): string => {
  const { answered, of } = counted(one.state.progress)
  return `${answered} of ${of}`
}

/** "Disposal: Referral order", and the service's classifications. */
const knownOf = (framework: Framework, one: ListedCase): string[] =>
  characteristics(framework, one.caseKind, one.caseValues).map(({ label, value }) => `${label}: ${value}`)

const about = (framework: Framework, one: ListedCase): Html =>
  html`${[kindLabel(framework, one.caseKind), ...knownOf(framework, one)].map((words, at) => html`${at > 0 ? html`<br>` : ''}${words}`)}`

const headings = (...texts: string[]) => texts.map((text) => ({ text }))

function myCases({ around, framework, personId, cases }: CasesView): Html | '' {
  const mine = cases.filter((one) => one.assessorId === personId)
  const path = `/inspections/${around.inspection.slug}/casework`
  if (mine.length === 0) {
    return may(around.roles, 'allocate', 'inspection')
      ? ''
      : html`<h2 class="govuk-heading-m">My cases</h2><p class="govuk-body">No case is allocated to you yet. The lead inspector does that.</p>`
  }
  const verb = (one: CaseWithState): string => {
    if (one.completedAt) return 'Read'
    return counted(one.state.progress).answered === 0 ? 'Start' : 'Carry on with'
  }
  return html`<h2 class="govuk-heading-m">My cases</h2>
${taskList({
  idPrefix: 'my-case',
  items: mine.map((one) => ({
    title: { text: `${verb(one)} case ${one.caseRef}` },
    hint: {
      text: [kindLabel(framework, one.caseKind), ...knownOf(framework, one)].join('. '),
    },
    href: `${path}/${one.id}`,
    status: { html: html`${caseStatus(one)}<br>${answeredOf(one)} answered` },
  })),
})}`
}

function assessorCell(view: CasesView, one: CaseWithState, state: FormState, mayAllocate: boolean) {
  if (!mayAllocate || one.completedAt) return { text: one.assessor ?? 'Nobody' }
  const name = assessorField(one.id)
  const { value, errorMessage } = field(state, name, one.assessorId ?? '')
  // Somebody who left the team still has the case until it is given to another.
  const gone = one.assessorId && !view.assessors.some((assessor) => assessor.id === one.assessorId)
  return {
    html: select({
      id: name,
      name,
      label: { text: `Assessor of case ${one.caseRef}`, classes: 'govuk-visually-hidden' },
      formGroup: { classes: 'govuk-!-margin-bottom-0' },
      ...(errorMessage ? { errorMessage } : {}),
      value,
      items: [
        { value: '', text: 'Nobody yet' },
        ...(gone ? [{ value: one.assessorId ?? '', text: `${one.assessor} (no longer on the team)` }] : []),
        ...view.assessors.map((assessor) => ({
          value: assessor.id,
          text: `${assessor.name} (${assessor.parts})`,
        })),
      ],
    }),
  }
}

function allCases(view: CasesView, state: FormState): Html | '' {
  const { around, framework, cases } = view
  const mayAllocate = may(around.roles, 'allocate', 'inspection') && around.inspection.stage === 'fieldwork'
  const path = `/inspections/${around.inspection.slug}/casework`
  if (!around.roles.has('lead-inspector') && !around.roles.has('quality-lead')) return ''
  const list = scroll(
    'All cases',
    table({
      head: headings('Case', 'About it', 'Assessor', 'Answered', 'Status'),
      firstCellIsHeader: true,
      rows: cases.map((one) => [
        { html: html`<a class="govuk-link pl-nowrap" href="${path}/${one.id}">${one.caseRef}</a>` },
        { html: about(framework, one), classes: 'pl-about' },
        assessorCell(view, one, state, mayAllocate),
        {
          text: view.hidden.has(one.id)
            ? 'Hidden from you: you assess this case a second time'
            : answeredOf(one),
        },
        { html: caseStatus(one) },
      ]),
    }),
  )
  const heading = html`<h2 class="govuk-heading-m">All cases</h2>`
  if (!mayAllocate) return html`${heading}${list}`
  const unallocated = cases.filter((one) => !one.assessorId && !one.completedAt).length
  return html`${heading}
${
  unallocated > 0
    ? html`<p class="govuk-body">${unallocated} of ${cases.length} cases ${unallocated === 1 ? 'is' : 'are'} not allocated.</p>
${form(`${path}/share-out`, button({ text: 'Share out evenly', classes: 'govuk-button--secondary', preventDoubleClick: true }))}`
    : ''
}
${form(`${path}/allocation`, html`${list}${button({ text: 'Save allocation', preventDoubleClick: true })}`)}`
}

function closing({ around, cases, seconds, unsettled }: CasesView): Html | '' {
  if (!may(around.roles, 'close fieldwork', 'inspection') || around.inspection.stage !== 'fieldwork')
    return ''
  const open = cases.filter((one) => !one.completedAt)
  return html`<h2 class="govuk-heading-m" id="close">Close fieldwork</h2>
${beforeClosing(around, seconds, unsettled)}
${
  open.length > 0
    ? html`<p class="govuk-body">Fieldwork can be closed when every case is complete. ${open.length} of ${cases.length} ${open.length === 1 ? 'is' : 'are'} still open: ${open.map((one, at) => html`${at > 0 ? ', ' : ''}<span class="pl-nowrap">${one.caseRef}</span>`)}.</p>`
    : html`<p class="govuk-body">Every case is complete. Closing fieldwork freezes them and opens the results to the team and the ratings panel; answers can then no longer be changed.</p>
${form(`/inspections/${around.inspection.slug}/casework/close`, button({ text: 'Close fieldwork', preventDoubleClick: true }))}`
}`
}

export function casesPage(view: CasesView, state: FormState): Page {
  const { around, cases } = view
  const { stage } = around.inspection
  const notice =
    stage === 'caseload' || stage === 'sample'
      ? insetText({ text: 'Casework opens when the sample is drawn and the lead inspector opens fieldwork.' })
      : stage === 'fieldwork'
        ? ''
        : insetText({
            html: html`Fieldwork is closed. Cases can be read but no longer changed. <a class="govuk-link" href="/inspections/${around.inspection.slug}/casework/freeze">What fieldwork left, with its digest</a>`,
          })
  return inspectionPage(
    around,
    'casework',
    'Casework',
    html`${notice}
${myCases(view)}
${mySeconds(around, view.framework, view.personId, view.seconds)}
${secondsLink(around)}
${cases.length > 0 ? progressByAssessor(cases) : html`<p class="govuk-body">There are no cases yet.</p>`}
${allCases(view, state)}
${closing(view)}`,
    { before: faultSummary(state), wide: true },
  )
}
