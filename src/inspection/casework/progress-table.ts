/** How far each person has come with the cases they were given. */
import { counted } from '#engine/casework/case-state.ts'
import { table } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { CaseWithState } from './case-with-state.ts'

export function progressByAssessor(cases: CaseWithState[]): Html {
  const groups = Map.groupBy(cases, (one) => one.assessorId ?? '')
  const rows = [...groups.values()]
    .map((group) => {
      const totals = group.map((one) => counted(one.state.progress))
      return {
        name: group[0]!.assessor ?? 'Not allocated',
        cases: group.length,
        complete: group.filter((one) => one.completedAt).length,
        answered: totals.reduce((sum, one) => sum + one.answered, 0),
        of: totals.reduce((sum, one) => sum + one.of, 0),
      }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return html`<h2 class="govuk-heading-m">Progress</h2>
<div class="pl-scroll" tabindex="0" role="region" aria-label="Progress by inspector">${table({
    head: [
      { text: 'Inspector' },
      { text: 'Cases', format: 'numeric' },
      { text: 'Complete', format: 'numeric' },
      { text: 'Answered', format: 'numeric' },
    ],
    firstCellIsHeader: true,
    rows: rows.map((row) => [
      { text: row.name },
      { text: String(row.cases), format: 'numeric' },
      { text: String(row.complete), format: 'numeric' },
      { text: `${row.answered} of ${row.of}`, format: 'numeric' },
    ]),
  })}</div>`
}
