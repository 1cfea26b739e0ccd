/** Groups of children over all inspections that share a line of standards, for whoever answers for the standards. */
import { groupRules } from '#engine/certainty/rules.ts'
import type { ComparedOver } from '#engine/certainty/strata/compare-strata.ts'
import { disclosureRule } from '#engine/disclosure/rule.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { warningText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import { pairOverPart } from './pair.part.ts'

export interface OverPage {
  lines: { framework: Framework; inspections: number }[]
  /** Null where no panel has concluded yet. */
  shown: {
    framework: Framework
    compared: ComparedOver[]
    inspections: string[]
    changed: string[]
  } | null
}

function howMany(framework: Framework, compared: readonly ComparedOver[]): string {
  const pairs = compared.flatMap(({ kinds }) => kinds).flatMap((kind) => kind.pairs)
  const made = pairs.flatMap((pair) => pair.questions)
  const not = pairs.reduce((sum, pair) => sum + pair.tooFew.length, 0)
  const { unlikelyPercent } = groupRules(framework)
  if (made.length === 0)
    return `None of ${not} comparisons can be made: there are too few children or inspections.`
  const low = made.filter(({ corrected }) => corrected * 100 < unlikelyPercent).length
  return `${made.length} of ${made.length + not} comparisons can be made. ${low === 0 ? 'None' : low} of them ${low === 1 ? 'has' : 'have'} a p under ${unlikelyPercent}% once all are corrected for.`
}

function explained(framework: Framework): Html {
  const { compareFrom, unlikelyPercent } = groupRules(framework)
  const { hideUpTo } = disclosureRule(framework)
  return html`<ul class="govuk-list govuk-list--bullet">
<li>Children are compared within each inspection and the comparisons put together, each weighed by how much it can tell (Mantel and Haenszel). Cases of different inspections are never put together: where a service that works with more girls is also better, that would look like a difference between girls and boys.</li>
<li>Exact p is how often chance alone would bring a sum at least as unlikely, if the groups were served alike in every inspection. The last column corrects it for all comparisons on this page (Holm). They are for exploring: what stands out is a question for the next inspections, not a finding.</li>
<li>Nothing is shown with fewer than ${compareFrom} children in a group, with fewer than two inspections that have both, or where not even the most extreme outcome would have a p of ${unlikelyPercent}% or less. That is no finding of “no difference”.</li>
<li>Whether the difference is alike in all inspections is not tested. Look at them one by one below; counts up to ${hideUpTo}, and others from which they could be worked out, are not shown there ([c]).</li>
</ul>`
}

function comparedPart({ by, label, kinds }: ComparedOver): Html {
  return html`<h2 class="govuk-heading-l">${label}</h2>
${kinds.length === 0 ? html`<p class="govuk-body">This is not recorded for any of these cases.</p>` : ''}
${kinds.map(({ kind, label: kindLabel, pairs }) => {
  const comparable = pairs.filter(({ questions }) => questions.length > 0)
  const others = pairs.filter(({ questions }) => questions.length === 0)
  return html`<h3 class="govuk-heading-m">${kindLabel}</h3>
${comparable.map((pair, at) => pairOverPart(pair, `${label}, ${kindLabel.toLowerCase()}`, `over-${by}-${kind}-${at}`))}
${
  others.length > 0
    ? html`<p class="govuk-body">Too few to compare: ${others
        .map(({ first, second }) =>
          second.label === 'All others' ? first.label : `${first.label} and ${second.label}`,
        )
        .join('; ')}.</p>`
    : ''
}`
})}`
}

const linesPart = ({ lines, shown }: OverPage): Html | '' =>
  lines.length < 2
    ? ''
    : html`<p class="govuk-body">Standards: ${lines.map(({ framework, inspections }, at) => {
        const text = `${framework.title} (${inspections === 1 ? '1 inspection' : `${inspections} inspections`})`
        const before = at > 0 ? ' · ' : ''
        return framework.id === shown?.framework.id
          ? html`${before}<strong>${text}</strong>`
          : html`${before}<a class="govuk-link" href="/groups?framework=${framework.id}">${text}</a>`
      })}</p>`

export function overPage(over: OverPage): Page {
  const { shown } = over
  const title = 'Groups of children over inspections'
  if (!shown)
    return page(
      title,
      html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">No ratings panel has concluded here yet.</p>`,
    )
  const { framework, compared, inspections, changed } = shown
  return page(
    title,
    html`<h1 class="govuk-heading-l">${title}</h1>
${warningText({ text: 'For exploring only, and for whoever answers for the standards. What is on this page is not for publication.' })}
${linesPart(over)}
<p class="govuk-body-l">${howMany(framework, compared)}</p>
<p class="govuk-body">${inspections.length === 1 ? '1 inspection' : `${inspections.length} inspections`} under ${framework.title} whose ratings panel has concluded: ${inspections.join(', ') || 'none'}.</p>
${changed.length > 0 ? html`<p class="govuk-body">Left out, because answers changed after the panel concluded: ${changed.join(', ')}.</p>` : ''}
${explained(framework)}
${compared.map(comparedPart)}`,
    { wide: true },
  )
}
