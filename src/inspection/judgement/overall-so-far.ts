/** The total, the overall rating, how far the next one is, and what limits it. */
import { ratingById, standardById } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { whereFrom } from '#engine/rating/where-from.ts'
import { summaryList } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { ratingTag } from './rating-tag.ts'
import type { Standing } from './standing.ts'

/** What the standards rated so far bring. A part of a sum is no score, so it is never banded. */
export function pointsSoFar({ rated }: Standing): { points: number; rated: number; of: number } {
  const counting = rated.standards.filter((one) => one.countsToScore)
  const scores = counting.flatMap((one) => (one.score === null ? [] : [one.score]))
  return {
    points: scores.reduce((sum, score) => sum + score, 0),
    rated: scores.length,
    of: counting.length,
  }
}

/** How many points fewer would bring the overall rating down, before any limit. */
function pointsAboveBandBelow(framework: Framework, score: number | null): string | false {
  if (score === null) return false
  const band = framework.overall.bands.find(({ from, to }) => from <= score && score <= to)
  const below = framework.overall.bands.find(({ to }) => to + 1 === band?.from)
  if (!band || !below) return false
  const fewer = score - below.to
  return `${ratingById(framework, below.rating)!.label} with ${fewer} ${fewer === 1 ? 'point' : 'points'} fewer`
}

const points = (many: number): string => `${many} ${many === 1 ? 'point' : 'points'}`

const panelPoints = (byPanel: number): string =>
  byPanel === 0
    ? ''
    : ` The panel’s decisions ${byPanel > 0 ? `added ${points(byPanel)}` : `took away ${points(-byPanel)}`}.`

/** @param options.steps the sentences of the trace beneath; left out where they are told elsewhere on the page */
export function overallSoFar(standing: Standing, options = { steps: true }): Html {
  const { framework, rated } = standing
  const soFar = pointsSoFar(standing)
  const overall = rated.trace.filter((step) =>
    ['total', 'overall-band', 'limiting-judgement', 'overall'].includes(step.step),
  )
  const limits = framework.limitingJudgements.map((limit) => {
    const standard = standardById(framework, limit.standard)!
    const label = (id: string) => ratingById(framework, id)!.label
    return `If ${standard.ref} ${standard.name} is ${label(limit.rated)}, the overall rating cannot be better than ${label(limit.overallAtMost)}.`
  })
  const below = pointsAboveBandBelow(framework, rated.score)
  const from = whereFrom(framework, rated)
  const next = rated.next
    ? `${rated.next.points} ${rated.next.points === 1 ? 'point' : 'points'} to ${rated.next.rating}`
    : 'This is the highest band'
  return html`${summaryList({
    rows: [
      {
        key: { text: 'Total' },
        value: {
          text:
            rated.score === null
              ? `${soFar.points} so far, from ${soFar.rated} of ${soFar.of} standards that count (most possible in all: ${rated.outOf})`
              : `${rated.score} of ${rated.outOf}`,
        },
      },
      { key: { text: 'Overall rating' }, value: { html: ratingTag(framework, rated.overall) } },
      from !== null && {
        key: { text: 'Where it comes from' },
        value: {
          text: `${from.domains.map((one) => `${one.name} ${one.points} of ${one.outOf}`).join(', ')}.${panelPoints(from.byPanel)}`,
        },
      },
      rated.score !== null && { key: { text: 'Next band' }, value: { text: next } },
      below && { key: { text: 'Band below' }, value: { text: below } },
      limits.length > 0 && {
        key: { text: 'Limit' },
        value: {
          text: rated.limitedBy
            ? `Limited by ${rated.limitedBy.ref}: without it the overall rating would be ${rated.limitedBy.from}.`
            : limits.join(' '),
        },
      },
    ],
  })}
${options.steps && overall.map((step) => html`<p class="govuk-body">${step.sentence}</p>`)}`
}
