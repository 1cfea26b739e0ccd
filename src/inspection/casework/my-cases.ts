/** An inspector's own cases. */

import { counted } from '#engine/casework/case-state.ts'
import { may } from '#platform/permissions/may.ts'
import { taskList } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { kindLabel } from './case-view.ts'
import type { CaseWithState } from './case-with-state.ts'
import type { CasesView } from './cases.page.ts'
import { answeredOf, caseStatus, knownOf } from './listed-case.ts'

export function myCases({ around, framework, personId, cases }: CasesView): Html | '' {
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
