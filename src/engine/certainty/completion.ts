/**
 * How certain ratings are, when only a sample of the cases was assessed: the caseload is completed many times from
 * whole cases, and each time everything is rated. Cases of different kinds are drawn apart.
 */
import type { Framework, Rating } from '../framework/shape.ts'
import type { CaseVectors } from './case-vectors.ts'
import { type Judge, type Ratings, ratingJudge } from './judge.ts'
import { createQuickChance } from './quick-chance.ts'
import { type Counts, openUrn } from './urn.ts'

export interface Completion {
  samples: readonly CaseVectors[]
  /** Cases of the whole caseload by kind; as many as in the sample where it is smaller or not known. */
  caseload: Readonly<Record<string, number>>
  seed: string
  draws: number
  /** Weight of each of the two assumed cases. */
  assumed: number
  /** Told now and then how many draws are done. */
  onDraws?: (done: number) => void
}

export const sizesOf = ({ samples, caseload }: Pick<Completion, 'samples' | 'caseload'>): number[] =>
  samples.map(({ kind, cases }) => Math.max(cases.length, caseload[kind] ?? 0))

const tellEvery = 500

/** Shows every completed caseload to every judge. The same seed always brings the same caseloads. */
export function completeCaseload(given: Completion, judges: readonly Judge[]): void {
  const { samples, seed, draws, assumed, onDraws } = given
  const sizes = sizesOf(given)
  const urns = samples.map(({ kind, cases, questions }, at) => {
    const rest = sizes[at]! - cases.length
    // A kind without an assessed case says nothing, and its standards are not rated.
    if (cases.length === 0) return nothing(questions.length)
    return openUrn(cases, questions.length, rest, assumed, createQuickChance(`${seed}|${kind}`))
  })
  for (let done = 0; done < draws; done += 1) {
    for (const urn of urns) urn.complete()
    for (const judge of judges) judge.see(urns, 1)
    if (onDraws && done % tellEvery === 0) onDraws(done)
  }
}

const nothing = (questions: number): Counts & { complete(): void } => ({
  yes: new Int32Array(questions),
  relevant: new Int32Array(questions),
  complete: () => undefined,
})

/** The ratings of the framework's own rules over all draws. `fixed`: by standard, what does not come from cases. */
export function ratingsOfCaseload(
  framework: Framework,
  given: Completion,
  fixed: ReadonlyMap<string, Rating>,
): Ratings {
  const judge = ratingJudge(framework, given.samples, sizesOf(given), fixed)
  completeCaseload(given, [judge])
  return judge.ratings()
}
