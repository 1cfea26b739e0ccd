/** Where the ratings of an inspection stand: figures, proposals, the panel's decisions, and what comes of them. */
import { ratingById, ratingByName, standardsInOrder } from '#engine/framework/find.ts'
import type { Framework, Rating, Standard } from '#engine/framework/shape.ts'
import type { Rated, RatedStandard } from '#engine/rating/rated.ts'
import { caseKindKey, type Results } from '#engine/rating/results.ts'
import type { AssessedCase, Tally } from '#engine/rating/tally.ts'
import type { NotInspected } from './not-inspected.ts'
import type { Decision, Judgement } from './queries.ts'

export interface StandardStanding {
  standard: Standard
  rated: RatedStandard
  /** What the rules or the lead's judgement give, before the panel. */
  proposed: Rating | null
  /** Every version, newest first. */
  judgements: Judgement[]
  decisions: Decision[]
  /** The newest decision, if it was made on the rating that is proposed now. */
  decision: Decision | null
  /** The proposal changed after the panel decided, so the panel has to decide again. */
  decidedOnAnother: boolean
  /** Whether there is anything to rate: a standard that needs cases of a kind is left out when there are none. */
  ratable: boolean
}

/** A sampled case as it counts, and which assessment it comes from. */
export interface CountedCase extends AssessedCase {
  assessment: string
  complete: boolean
  steppedIn: boolean
}

export interface Standing {
  framework: Framework
  results: Results
  rated: Rated
  tally: Tally
  /** `bySecond`: where answers of a second assessment count, because it was settled so. */
  cases: { sampled: number; complete: number; answered: number; bySecond: number }
  standards: StandardStanding[]
  /** The cases as they are counted now, in the order of the sample. */
  assessed: CountedCase[]
  /** What cases that nobody could read may have hidden; null where there are none. */
  notInspected: NotInspected | null
  /** Set once the panel has concluded: the figures are then those it left, and no longer counted anew. */
  concluded: { version: number; digest: string; at: Date; by: string | null } | null
  /** The figures come from a report that was published elsewhere; nothing was judged here. */
  carried?: true
}

export const standingOf = (standing: Standing, standardId: string): StandardStanding | undefined =>
  standing.standards.find((one) => one.standard.id === standardId)

/** @param rated with or without the panel's decisions: what is proposed does not depend on them */
export function standardStandings(
  framework: Framework,
  rated: Rated,
  results: Results,
  judgements: readonly Judgement[],
  decisions: readonly Decision[],
): StandardStanding[] {
  return standardsInOrder(framework).map((standard): StandardStanding => {
    const own = rated.standards.find((one) => one.ref === standard.ref)!
    const proposed = own.computed === null ? null : (ratingByName(framework, own.computed) ?? null)
    const decided = decisions.filter((one) => one.standard === standard.id)
    const newest = decided[0]
    const stands = newest !== undefined && newest.proposed === proposed?.id
    const kind = standard.ratedOnlyWithCases
    return {
      standard,
      rated: own,
      proposed,
      judgements: judgements.filter((one) => one.standard === standard.id),
      decisions: decided,
      decision: stands ? newest : null,
      decidedOnAnother: newest !== undefined && !stands,
      ratable: !kind || (results.cases[caseKindKey(kind)] ?? 0) > 0,
    }
  })
}

/** The decisions that change a rating, as the engine takes them. */
export const discretionFrom = (
  framework: Framework,
  standards: readonly StandardStanding[],
): Results['discretion'] =>
  standards.flatMap(({ standard, decision }) =>
    decision && decision.rating !== decision.proposed
      ? [{ ref: standard.ref, to: ratingLabel(framework, decision.rating), reason: decision.reason }]
      : [],
  )

export const ratingLabel = (framework: Framework, id: string): string =>
  ratingById(framework, id)?.label ?? id

/** Whether the panel may be asked why it changes this rating although the figures gave no occasion. */
export const withoutTrigger = ({ standard, rated }: StandardStanding): boolean =>
  standard.judged === 'from-cases' && rated.triggers.length === 0
