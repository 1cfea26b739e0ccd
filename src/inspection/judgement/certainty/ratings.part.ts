/** How certain the overall rating, the total and each standard are, from the record that was kept. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import type { Times } from '#engine/certainty/judge.ts'
import { ratingById } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { ratingTag } from '../rating-tag.ts'
import { type Standing, standingOf } from '../standing.ts'
import { bandsChart } from './bands-chart.ts'
import type { CertaintyRecord } from './queries.ts'
import { totalChart } from './total-chart.ts'

const byScore = (framework: Framework) => framework.ratings.toSorted((a, b) => a.score - b.score)

const chanceCells = (framework: Framework, times: Times, draws: number, sample: string) =>
  byScore(framework).map(({ id }) => ({
    text: chanceText(times[id] ?? 0, draws),
    format: 'numeric',
    ...(id === sample ? { classes: 'govuk-!-font-weight-bold' } : {}),
  }))

const chanceHeads = (framework: Framework) =>
  byScore(framework).map(({ label }) => ({ text: label, format: 'numeric' }))

export function overallPart(standing: Standing, record: CertaintyRecord): Html {
  const { framework, rated } = standing
  const { overall, total } = record.result.assumed.ratings
  if (!overall || !total || !record.overall) {
    return html`<p class="govuk-body">There is no overall rating yet, because a standard that counts has none. Once the lead inspector has proposed the judgements, this can be worked out.</p>`
  }
  const { draws } = record
  const own = total.times.find(({ points }) => points === total.sample)?.times ?? 0
  const decided =
    rated.overall && rated.overall !== ratingById(framework, overall.sample)?.label
      ? ` With what the panel decided it is ${rated.overall}.`
      : ''
  return html`<p class="govuk-body">${record.overall.sentence}${decided}</p>
${bandsChart(framework, {
  id: 'overall',
  title: 'How likely each overall rating is',
  caption: `How often each overall rating came out in ${draws.toLocaleString('en-GB')} completed caseloads.`,
  draws,
  rows: [{ ref: 'Overall', sample: overall.sample, times: overall.times }],
})}
${wideTable('How likely each overall rating is', {
  caption: 'How likely each overall rating is',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [{ text: 'Rating' }, ...chanceHeads(framework)],
  rows: [[{ text: 'Overall' }, ...chanceCells(framework, overall.times, draws, overall.sample)]],
})}
<h3 class="govuk-heading-m">Total</h3>
<p class="govuk-body">The sample gives ${total.sample} of ${rated.outOf} points. Exactly that total has a chance of ${chanceText(own, draws)} in the whole caseload; ${likelyRange(total.times, draws)}.</p>
${totalChart(framework, total, draws)}
${wideTable('How likely each total is', {
  caption: 'How likely each total is',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [{ text: 'Points' }, ...total.times.map(({ points }) => ({ text: `${points}`, format: 'numeric' }))],
  rows: [
    [
      { text: 'Chance' },
      ...total.times.map(({ points, times }) => ({
        text: chanceText(times, draws),
        format: 'numeric',
        ...(points === total.sample ? { classes: 'govuk-!-font-weight-bold' } : {}),
      })),
    ],
  ],
})}`
}

/** The middle of the totals in which four of five fall. */
function likelyRange(times: readonly { points: number; times: number }[], draws: number): string {
  let below = 0
  let [from, to] = [times[0]!.points, times.at(-1)!.points]
  for (const one of times) {
    if (below < 0.1 * draws) from = one.points
    if (below < 0.9 * draws) to = one.points
    below += one.times
  }
  return from === to ? `four of five totals are ${from}` : `four of five totals lie between ${from} and ${to}`
}

export function standardsPart(standing: Standing, record: CertaintyRecord): Html {
  const { framework } = standing
  const { draws } = record
  const rows = record.result.assumed.ratings.standards.filter(({ fromCases }) => fromCases)
  const sentences = new Map(record.standards.map(({ id, sentence }) => [id, sentence]))
  const fixed = record.standards.filter(({ fromCases }) => !fromCases)
  if (rows.length === 0) return html`<p class="govuk-body">No standard is rated from cases yet.</p>`
  const sure = rows.filter(({ sample, times }) => times[sample!] === draws).length
  return html`<p class="govuk-body">${sure === rows.length ? 'Every standard' : `${sure} of ${rows.length} standards`} rated from cases came out as in the sample in every completed caseload.</p>
${bandsChart(framework, {
  id: 'standards',
  title: 'How likely each rating of a standard is',
  caption: `How often each rating came out in ${draws.toLocaleString('en-GB')} completed caseloads.`,
  draws,
  rows: rows.map(({ ref, sample, times }) => ({ ref, sample: sample!, times })),
})}
${wideTable('How likely each rating of a standard is', {
  caption: 'How likely each rating of a standard is',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [{ text: 'Standard' }, { text: 'Sample gives' }, { text: 'As decided' }, ...chanceHeads(framework)],
  rows: rows.map(({ id, ref, sample, times }) => [
    {
      html: html`${ref} ${standingOf(standing, id)?.standard.name}<div class="pl-small">${sentences.get(id)}</div>`,
    },
    { html: ratingTag(framework, sample) },
    { html: decided(standing, id) },
    ...chanceCells(framework, times, draws, sample!),
  ]),
})}
${fixed.length > 0 ? html`<p class="govuk-body">${fixed.map(({ ref }) => ref).join(', ')} ${fixed.length === 1 ? 'is' : 'are'} judged on all the evidence, not from cases. Nothing here says how certain that is: in the total ${fixed.length === 1 ? 'it stands as it was' : 'they stand as they were'} proposed.</p>` : ''}`
}

function decided(standing: Standing, id: string): Html {
  const one = standingOf(standing, id)
  if (standing.concluded || one?.decision) return ratingTag(standing.framework, one?.rated.rating ?? null)
  return html`Not yet`
}

/** What changes when the two assumed cases weigh less. */
export function sensitivityPart({ framework }: Standing, record: CertaintyRecord): Html {
  const { assumed, sensitivity } = record.result
  const { draws } = record
  const labelOf = (id: string) => ratingById(framework, id)?.label ?? id
  const pairs = [
    ...assumed.ratings.standards
      .filter(({ fromCases }) => fromCases)
      .map((one) => ({
        name: one.ref,
        sample: one.sample!,
        times: one.times,
        other: sensitivity.ratings.standards.find(({ id }) => id === one.id)!.times,
      })),
    ...(assumed.ratings.overall && sensitivity.ratings.overall
      ? [
          {
            name: 'Overall',
            sample: assumed.ratings.overall.sample,
            times: assumed.ratings.overall.times,
            other: sensitivity.ratings.overall.times,
          },
        ]
      : []),
  ]
  const apart = ({ sample, times, other }: (typeof pairs)[number]) =>
    Math.abs((times[sample] ?? 0) - (other[sample] ?? 0)) / draws
  const widest = pairs.toSorted((a, b) => apart(b) - apart(a))[0]
  return html`<p class="govuk-body">Two cases are assumed beside the sample: one sufficient on everything, one on nothing. Without them a small sample that is all alike would seem certain. Above each weighs as much as ${assumed.weight === 1 ? 'one sampled case' : `${assumed.weight} sampled cases`}; here is what changes when it weighs ${sensitivity.weight}.</p>
${
  widest
    ? html`<p class="govuk-body">${apart(widest) < 0.005 ? 'No chance of what the sample gives changes by half a point or more.' : `The widest difference is at ${widest.name}: ${chanceText(widest.times[widest.sample] ?? 0, draws)} becomes ${chanceText(widest.other[widest.sample] ?? 0, draws)}.`}</p>
${wideTable('Chance of what the sample gives, by the weight of the assumed cases', {
  caption: 'Chance of what the sample gives, by the weight of the assumed cases',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [
    { text: 'Rated' },
    { text: 'Sample gives' },
    { text: `Weight ${assumed.weight}`, format: 'numeric' },
    { text: `Weight ${sensitivity.weight}`, format: 'numeric' },
  ],
  rows: pairs.map(({ name, sample, times, other }) => [
    { text: name },
    { text: labelOf(sample) },
    { text: chanceText(times[sample] ?? 0, draws), format: 'numeric' },
    { text: chanceText(other[sample] ?? 0, draws), format: 'numeric' },
  ]),
})}`
    : ''
}`
}
