/** "If the same cases were judged again": how stable each standard's lowest key question is against another inspector's eye. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import { chanceToTurn, judgedAgain } from '#engine/certainty/judged-again.ts'
import { ratingById } from '#engine/framework/find.ts'
import { bandsInOrder } from '#engine/rating/band.ts'
import { percentOf } from '#engine/rating/percent.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import type { Standing } from '../standing.ts'
import type { Agreed } from './agreed.ts'
import { bandsChart } from './bands-chart.ts'

/** Chances stand as so many of a million. */
const million = 1_000_000

interface Row {
  ref: string
  question: string
  yes: number
  relevant: number
  sample: string
  times: Record<string, number>
}

function rowsOf({ framework, rated, standards }: Standing, turns: number): Row[] {
  const rule = framework.keyQuestionBands
  const bands = bandsInOrder(rule)
  return standards.flatMap(({ standard, rated: own }): Row[] => {
    const lowest = own.lowest && rated.keyQuestions.find(({ ref }) => ref === own.lowest!.ref)
    if (!lowest?.relevant || lowest.yes === undefined) return []
    const { yes, relevant } = lowest
    const chances = judgedAgain(rule, bands, { yes, relevant }, turns)
    const times = Object.fromEntries(
      bands.map(({ rating }, at) => [rating, Math.round(million * chances[at]!)]),
    )
    const sample = framework.ratings.find(({ label }) => label === own.computed)?.id ?? ''
    return [{ ref: standard.ref, question: lowest.ref, yes, relevant, sample, times }]
  })
}

export function judgedAgainPart(standing: Standing, agreed: Agreed | null): Html {
  if (!agreed) {
    return html`<p class="govuk-body">No case has been assessed a second time by someone who did not know the first view, so nothing can be said about this.</p>`
  }
  const { cases, judgements, alike } = agreed
  const counted = `In ${cases === 1 ? '1 case' : `${cases} cases`} two people, neither knowing the other’s view, gave the same answer to ${alike} of ${judgements} key questions (${percentOf(alike, judgements)}%).`
  const turns = chanceToTurn(alike / judgements)
  if (turns === null) {
    return html`<p class="govuk-body">${counted} That is less than chance would bring about, so no judgement can be relied on, and nothing is worked out from it.</p>`
  }
  const { framework } = standing
  const rows = rowsOf(standing, turns)
  const bands = bandsInOrder(framework.keyQuestionBands)
  const least = rows.toSorted((a, b) => (a.times[a.sample] ?? 0) - (b.times[b.sample] ?? 0))[0]
  const few = cases < 6 ? ' With so few cases assessed twice this is a rough figure.' : ''
  return html`<p class="govuk-body">${counted} If each judgement turned with the same chance, that is about ${chanceText(Math.round(million * turns), million)} of judgements.${few}</p>
${
  least
    ? html`<p class="govuk-body">The least stable is ${least.ref}: its lowest key question, ${least.question}, would stay in its band with a chance of ${chanceText(least.times[least.sample] ?? 0, million)}.</p>
${bandsChart(framework, {
  id: 'again',
  title: 'Each standard’s lowest key question, if the same cases were judged again',
  caption: 'If the same cases were judged again: the band of each standard’s lowest key question.',
  draws: million,
  rows: rows.map(({ ref, sample, times }) => ({ ref, sample, times })),
})}
${wideTable('If the same cases were judged again', {
  caption: 'If the same cases were judged again',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [
    { text: 'Standard' },
    { text: 'Lowest key question' },
    ...bands.map(({ rating }) => ({ text: ratingById(framework, rating)!.label, format: 'numeric' })),
  ],
  rows: rows.map(({ ref, question, yes, relevant, sample, times }) => [
    { text: ref },
    { text: `${question}: ${yes} of ${relevant}` },
    ...bands.map(({ rating }) => ({
      text: chanceText(times[rating] ?? 0, million),
      format: 'numeric',
      ...(rating === sample ? { classes: 'govuk-!-font-weight-bold' } : {}),
    })),
  ]),
})}
<p class="govuk-body">This is a test of stability, not a forecast: turned judgements pull every share towards a half, and other key questions of the standard may become the lowest.</p>`
    : ''
}`
}
