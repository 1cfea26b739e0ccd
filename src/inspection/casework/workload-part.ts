/** What the lead weighs before giving a case: how much each person has, and whom of the service they interview. */
import { missingCount } from '#engine/casework/case-state.ts'
import { details } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { caseManagerOf } from './allocate.ts'
import type { AllocationView } from './allocation-view.ts'
import { kindLabel } from './case-view.ts'
import type { CaseWithState } from './case-with-state.ts'

export interface Workload {
  cases: number
  complete: number
  /** Answers still to give in the cases that are open. */
  toGive: number
}

export function workloadOf(cases: CaseWithState[], personId: string): Workload {
  const mine = cases.filter((one) => one.assessorId === personId)
  const open = mine.filter((one) => !one.completedAt)
  return {
    cases: mine.length,
    complete: mine.length - open.length,
    toGive: open.reduce((sum, one) => sum + missingCount(one.state.progress), 0),
  }
}

const numeric = (value: number) => ({ text: String(value), format: 'numeric' })

export function workloadTable({ cases, assessors }: AllocationView): Html {
  return html`<h2 class="govuk-heading-m">Workload</h2>
${wideTable('Workload by person', {
  head: [
    { text: 'Person' },
    { text: 'Cases', format: 'numeric' },
    { text: 'Complete', format: 'numeric' },
    { text: 'Answers still to give', format: 'numeric' },
  ],
  firstCellIsHeader: true,
  rows: assessors.map((assessor) => {
    const load = workloadOf(cases, assessor.id)
    return [
      { text: `${assessor.name} (${assessor.parts})` },
      numeric(load.cases),
      numeric(load.complete),
      numeric(load.toGive),
    ]
  }),
})}`
}

/** Who holds the cases in the service: each inspector of them interviews the case manager. */
export function caseManagersPart({ cases }: AllocationView): Html | '' {
  const held = Map.groupBy(
    cases.filter((one) => caseManagerOf(one) !== null),
    (one) => caseManagerOf(one)!,
  )
  if (held.size === 0) return ''
  const rows = [...held].toSorted(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b, 'en-GB'))
  return html`<h2 class="govuk-heading-m">Case managers</h2>
<p class="govuk-body">How many of these cases each case manager of the service holds, and who would interview them. Sharing out gives one case manager’s cases to as few people as it can.</p>
${wideTable('Case managers', {
  head: [{ text: 'Case manager' }, { text: 'Cases', format: 'numeric' }, { text: 'Given to' }],
  firstCellIsHeader: true,
  rows: rows.map(([manager, all]) => {
    const names = new Set(all.map((one) => one.assessor ?? 'Nobody yet'))
    return [{ text: manager }, numeric(all.length), { text: [...names].toSorted().join(', ') }]
  }),
})}`
}

/** Read only: a reserve comes in where a drawn case cannot be assessed, always the next one. */
export function reservesPart({ reserves, framework }: AllocationView): Html | '' {
  if (reserves.length === 0) return ''
  return html`<h2 class="govuk-heading-m">Reserves</h2>
${[...Map.groupBy(reserves, (one) => one.caseKind)].map(([kind, list]) =>
  details({
    summaryText: `${kindLabel(framework, kind)}: ${list.length} in reserve, the next is ${list[0]!.caseRef}`,
    html: html`<ol class="govuk-list govuk-list--number">${list.map((one) => html`<li value="${one.position}">${one.caseRef}</li>`)}</ol>`,
  }),
)}`
}
