/** One standard: its rating, how it came about, what the lead and the panel said, and what lies beneath. */
import { insetText } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { keyQuestionTable } from './key-question-table.ts'
import { leadViewPart } from './panel/lead-view.part.ts'
import type { LeadView, MeetingRow } from './panel/queries.ts'
import { promptList, promptTables } from './prompt-tables.ts'
import { judgementForm } from './rating-forms.ts'
import { ratingTag } from './rating-tag.ts'
import { reasonsToLookAgain } from './reasons-to-look-again.ts'
import { recordOfDecisions, recordOfJudgements } from './record-of-decisions.ts'
import type { StandardStanding, Standing } from './standing.ts'
import { story } from './story.ts'

export interface StandardPage {
  standing: Standing
  one: StandardStanding
  mayPropose: boolean
  /** Set for the lead while the panel has not concluded. */
  view: { newest: LeadView | undefined } | null
  /** The panel's meeting that is open, for those who may know of it. */
  open: MeetingRow | null
}

export function standardPage(
  around: Around,
  state: FormState,
  { standing, one, mayPropose, view, open }: StandardPage,
): Page {
  const { standard, rated } = one
  const { framework } = standing
  const base = `/inspections/${around.inspection.slug}/judgement`
  const fromCases = standard.judged === 'from-cases'
  return inspectionPage(
    around,
    'judgement',
    `${standard.ref} ${standard.name}`,
    html`<p class="govuk-body">${standard.statement}</p>
<p class="govuk-body-l">${ratingTag(framework, rated.rating, one.ratable ? undefined : 'Not rated')}${rated.discretion ? html` changed by the panel from ${rated.discretion.from}` : ''}</p>
${one.ratable ? '' : insetText({ text: 'There are no cases for this standard, so it is not rated.' })}
${fromCases ? html`${keyQuestionTable(standing, standard, base)}${reasonsToLookAgain(one)}` : ''}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${recordOfDecisions(standing, one)}
${open ? html`<p class="govuk-body"><a class="govuk-link" href="${base}/panel/${open.number}">The ratings panel’s meeting ${open.number}</a> is open.</p>` : ''}
${mayPropose ? judgementForm(`${base}/${standard.id}/rating`, state, framework, one) : ''}
${recordOfJudgements(standing, one)}
${view ? leadViewPart(`${base}/${standard.id}/view`, state, view.newest) : ''}
<p class="govuk-body"><a class="govuk-link" href="${base}/why/${standard.id}">Why this rating? The story from the overall rating down to each answer, for reading and printing</a></p>
${story(standing, standard)}
</div></div>
${fromCases ? promptTables(standing, standard, base) : promptList(standard)}`,
    { wide: true, before: faultSummary(state), back: { href: base, text: 'Results and ratings panel' } },
  )
}
