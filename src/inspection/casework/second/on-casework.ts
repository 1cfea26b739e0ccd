/** What the casework page says of second assessments: a person's own, and what the lead should know before closing. */
import type { Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import { taskList, warningText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Around } from '../../inspection-page.ts'
import { kindLabel } from '../case-view.ts'
import type { Unsettled } from './all-views.ts'
import type { SecondAssessment } from './queries.ts'
import { secondStatus } from './second.page.ts'

const pathOf = ({ inspection }: Around): string => `/inspections/${inspection.slug}/casework`

/** Cases that this person assesses a second time. */
export function mySeconds(
  around: Around,
  framework: Framework,
  personId: string,
  seconds: SecondAssessment[],
): Html | '' {
  const mine = seconds.filter((one) => one.assessorId === personId)
  if (mine.length === 0) return ''
  const verb = (one: SecondAssessment): string => {
    if (one.completedAt) return 'Read'
    return one.begun ? 'Carry on with' : 'Start'
  }
  return html`<h2 class="govuk-heading-m">My second assessments</h2>
${taskList({
  idPrefix: 'my-second',
  items: mine.map((one) => ({
    title: { text: `${verb(one)} second assessment of case ${one.caseRef}` },
    hint: {
      text: `${kindLabel(framework, one.caseKind)}. ${one.blind ? 'Blind: assess it as if nobody had before you.' : 'Not blind.'}`,
    },
    href: `${pathOf(around)}/${one.id}`,
    // Whether the first is complete is not said here: it would tell something of it.
    status: { html: secondStatus({ ...one, firstCompletedAt: null }) },
  })),
})}`
}

export const secondsLink = (around: Around): Html | '' =>
  may(around.roles, 'see second assessments', 'inspection')
    ? html`<p class="govuk-body"><a class="govuk-link" href="${pathOf(around)}/second">Second assessment</a> and <a class="govuk-link" href="${pathOf(around)}/agreement">agreement</a></p>`
    : ''

/** A warning, never a block: without a decision the first assessment counts. */
export function beforeClosing(
  around: Around,
  seconds: SecondAssessment[],
  unsettled: Unsettled[],
): Html | '' {
  const waiting = seconds.filter((one) => !one.completedAt)
  if (waiting.length === 0 && unsettled.length === 0) return ''
  const listed = (items: Html[]): Html =>
    html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`
  return html`${warningText({ text: 'Second assessments are not all settled. This does not stop you: where nothing is settled, the first assessment counts.' })}
${
  unsettled.length > 0
    ? html`<p class="govuk-body">Differences that nobody has settled:</p>
${listed(unsettled.map(({ about, open }) => html`<a class="govuk-link" href="${pathOf(around)}/${about.firstId}/differences">Case ${about.caseRef}: ${open} ${open === 1 ? 'difference' : 'differences'}</a>`))}`
    : ''
}
${
  waiting.length > 0
    ? html`<p class="govuk-body">Second assessments that are not complete, and cannot be completed once fieldwork is closed: ${waiting.map((one) => one.caseRef).join(', ')}.</p>`
    : ''
}`
}
