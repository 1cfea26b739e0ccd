/** The panel's decision on top of the computed rating. Both stay on record. */
import { ratingByName } from '../framework/find.ts'
import type { Framework, Rating } from '../framework/shape.ts'
import type { Results } from './results.ts'

export type Discretion = { from: Rating; to: Rating; reason: string }

export function discretionOn(
  framework: Framework,
  results: Results,
  ref: string,
  computed: Rating | null,
): Discretion | null {
  const decision = results.discretion.find((one) => one.ref === ref)
  const to = decision && ratingByName(framework, decision.to)
  return decision && to && computed ? { from: computed, to, reason: decision.reason } : null
}
