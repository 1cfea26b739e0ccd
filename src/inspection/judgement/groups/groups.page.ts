/** Groups of children: what can be said about how well each is served, and what cannot. For the team alone. */
import type { ComparedBy } from '#engine/certainty/compare-groups.ts'
import { groupRules } from '#engine/certainty/rules.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { warningText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { comparisonPart } from './comparison.part.ts'
import { type PresenceShown, presencePart } from './presence.part.ts'

export interface GroupsPage {
  framework: Framework
  compared: ComparedBy[]
  presence: PresenceShown
  complete: { answered: number; sampled: number }
}

/** How many comparisons there are, and how many of them chance alone would make look like a finding. */
function howMany(framework: Framework, compared: readonly ComparedBy[]): string {
  const pairs = compared.flatMap(({ kinds }) => kinds).flatMap((kind) => kind.pairs)
  const questions = pairs.flatMap((pair) => pair.questions)
  const not = pairs.reduce((sum, pair) => sum + pair.tooFew.length, 0)
  const { unlikelyPercent } = groupRules(framework)
  if (questions.length === 0) return `None of ${not} comparisons can be made: there are too few cases.`
  const low = questions.filter(({ test }) => test.p * 100 < unlikelyPercent).length
  const byChance = Math.max(1, Math.round((questions.length * unlikelyPercent) / 100))
  return `${questions.length} of ${questions.length + not} comparisons can be made. ${low} of them ${low === 1 ? 'has' : 'have'} a p under ${unlikelyPercent}%; of so many, chance alone would be expected to bring up to about ${byChance}.`
}

function mirrored(framework: Framework, compared: readonly ComparedBy[]): string {
  const { strata } = framework.sampling
  const labelOf = (id: string) =>
    framework.caseload.columns.find((column) => column.id === id)?.label.toLowerCase() ?? id
  const others = compared.filter(({ by }) => !strata.includes(by) && isColumn(framework, by))
  const like = `The sample was drawn to be like the caseload in ${strata.map(labelOf).join(', ')}`
  return others.length > 0 ? `${like}; not in ${others.map(({ by }) => labelOf(by)).join(', ')}.` : `${like}.`
}

const isColumn = (framework: Framework, id: string) =>
  framework.caseload.columns.some((column) => column.id === id)

function explained(framework: Framework): Html {
  const { compareFrom, unlikelyPercent } = groupRules(framework)
  return html`<ul class="govuk-list govuk-list--bullet">
<li>The difference is the first group’s percentage less the second’s, with its 95% range (Newcombe).</li>
<li>Exact p (Fisher, two-sided) is how often chance alone would bring a difference at least as unlikely as this one, if the groups were served alike. Beside it stands the smallest p that groups of these sizes could have shown.</li>
<li>Nothing is shown where a group has fewer than ${compareFrom} cases, or where not even the most extreme outcome would have a p of ${unlikelyPercent}% or less. That is no finding of “no difference”.</li>
</ul>`
}

export function groupsPage(around: Around, shown: GroupsPage): Page {
  const { framework, compared, presence, complete } = shown
  const base = `/inspections/${around.inspection.slug}/judgement`
  return inspectionPage(
    around,
    'judgement',
    'Groups of children',
    html`${warningText({ text: 'For exploring only, and for the team alone. Small counts can point to a child: nothing on this page goes into a report as it stands.' })}
<p class="govuk-body"><a class="govuk-link" href="${base}/groups/publishable">What may be published of the groups</a>, with small counts hidden</p>
<p class="govuk-body-l">${howMany(framework, compared)}</p>
<p class="govuk-body">${complete.answered} of ${complete.sampled} sampled cases are answered in full and count here. ${mirrored(framework, compared)}</p>
${explained(framework)}
${compared.map(comparisonPart)}
${presencePart(presence)}`,
    { wide: true, back: { href: base, text: 'Results and ratings panel' } },
  )
}
