/** Everything that is kept about how certain an inspection's ratings are: with the assumed cases as they are, and lighter. */
import { ratingById } from '../framework/find.ts'
import type { Framework, Rating } from '../framework/shape.ts'
import type { CaseVectors } from './case-vectors.ts'
import { ratingsOfCaseload } from './completion.ts'
import type { Ratings } from './judge.ts'
import { certaintyRules } from './rules.ts'

export interface CertaintyFigures {
  /** Whole cases in a fixed order, by kind: whoever draws again in another order would get other caseloads. */
  samples: CaseVectors[]
  /** Cases of the whole caseload by kind. */
  caseload: Record<string, number>
  /** Rating ids, by standard, of what does not come from cases. */
  fixed: Record<string, string>
}

export interface WorkedOut {
  draws: number
  assumed: { weight: number; ratings: Ratings }
  sensitivity: { weight: number; ratings: Ratings }
}

const inOrder = (samples: readonly CaseVectors[]): CaseVectors[] =>
  samples.map((one) => ({
    ...one,
    cases: one.cases.toSorted((a, b) => (a.join() < b.join() ? -1 : 1)),
  }))

/** @param samples in any order of cases */
export const certaintyFigures = (
  samples: readonly CaseVectors[],
  caseload: Readonly<Record<string, number>>,
  fixed: Readonly<Record<string, string>>,
): CertaintyFigures => ({ samples: inOrder(samples), caseload: { ...caseload }, fixed: { ...fixed } })

/** @param onDraws told how many of all draws are done */
export function workOut(
  framework: Framework,
  figures: CertaintyFigures,
  seed: string,
  onDraws: (done: number, of: number) => void = () => {},
): WorkedOut {
  const { draws, assumedWeight, sensitivityWeight } = certaintyRules(framework)
  const fixed = new Map<string, Rating>(
    Object.entries(figures.fixed).map(([standard, rating]) => [standard, ratingById(framework, rating)!]),
  )
  const weighing = (weight: number, before: number) => ({
    weight,
    ratings: ratingsOfCaseload(
      framework,
      { ...figures, seed, draws, assumed: weight, onDraws: (done) => onDraws(before + done, 2 * draws) },
      fixed,
    ),
  })
  return { draws, assumed: weighing(assumedWeight, 0), sensitivity: weighing(sensitivityWeight, draws) }
}
