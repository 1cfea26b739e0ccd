/** From the ratings of the standards to one overall rating: a plain sum, its band, then any limiting judgement. */

import { ratingById, standardsInOrder } from '../framework/find.ts'
import type { Framework, Rating, Standard } from '../framework/shape.ts'

export type StandardRating = { standard: Standard; rating: Rating | null }

export type Overall = {
  /** Null until every standard that counts is rated: a part of a sum is no score. */
  score: number | null
  outOf: number
  overall: Rating | null
  beforeLimit: Rating | null
  limitedBy: { ref: string; from: Rating; source: string } | null
  /** How many points short of the next better band, if there is one. */
  next: { rating: Rating; points: number } | null
  /** References of the standards that count and are not rated. */
  waitingFor: string[]
}

export function overallRating(framework: Framework, rated: readonly StandardRating[]): Overall {
  const ratings = new Map(rated.map(({ standard, rating }) => [standard.id, rating]))
  const counting = standardsInOrder(framework).filter((standard) => standard.countsToScore)
  const outOf = counting.length * Math.max(...framework.ratings.map((rating) => rating.score))
  const waitingFor = counting.filter((standard) => !ratings.get(standard.id)).map((standard) => standard.ref)
  if (waitingFor.length > 0)
    return { score: null, outOf, overall: null, beforeLimit: null, limitedBy: null, next: null, waitingFor }

  const score = counting.reduce((sum, standard) => sum + ratings.get(standard.id)!.score, 0)
  const band = framework.overall.bands.find(({ from, to }) => from <= score && score <= to)!
  const beforeLimit = ratingById(framework, band.rating)!
  let overall = beforeLimit
  let limitedBy: Overall['limitedBy'] = null
  for (const limit of framework.limitingJudgements) {
    const ceiling = ratingById(framework, limit.overallAtMost)!
    if (ratings.get(limit.standard)?.id !== limit.rated || overall.score <= ceiling.score) continue
    overall = ceiling
    const { ref } = standardsInOrder(framework).find((standard) => standard.id === limit.standard)!
    limitedBy = { ref, from: beforeLimit, source: limit.source }
  }
  const above = framework.overall.bands
    .filter(({ from }) => from > score)
    .toSorted((a, b) => a.from - b.from)[0]
  const next = above ? { rating: ratingById(framework, above.rating)!, points: above.from - score } : null
  return { score, outOf, overall, beforeLimit, limitedBy, next, waitingFor }
}
