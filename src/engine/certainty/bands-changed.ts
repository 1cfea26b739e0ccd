/** Which key questions would fall in another band if the second assessors' views counted where there are two. */

import type { Framework } from '../framework/shape.ts'
import { type BandRule, bandOf, bandsInOrder } from '../rating/band.ts'
import { type AssessedCase, type Count, tally } from '../rating/tally.ts'

export interface BandUnder {
  yes: number
  relevant: number
  /** The rating's id; null when the question counts no case. */
  rating: string | null
}

export interface ChangedBand {
  ref: string
  first: BandUnder
  second: BandUnder
}

function under(rule: BandRule, { yes, relevant }: Count): BandUnder {
  const bands = bandsInOrder(rule)
  return { yes, relevant, rating: relevant > 0 ? bands[bandOf(rule, bands, yes, relevant)]!.rating : null }
}

/** @param pairs every case of the sample: as first assessed, and as assessed the second time if it was */
export function changedBands(
  framework: Framework,
  pairs: readonly { first: AssessedCase; second: AssessedCase | null }[],
): ChangedBand[] {
  const rule = framework.keyQuestionBands
  const before = tally(
    framework,
    pairs.map(({ first }) => first),
  ).keyQuestions
  const after = tally(
    framework,
    pairs.map(({ first, second }) => second ?? first),
  ).keyQuestions
  return before
    .map((count, at) => ({ ref: count.ref, first: under(rule, count), second: under(rule, after[at]!) }))
    .filter(({ first, second }) => first.rating !== second.rating)
}
