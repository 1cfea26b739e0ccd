/** Cases that left the sample, as the results have to take them into account. */
import { type NotInspectedBounds, notInspectedBounds } from '#engine/certainty/not-inspected.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Results } from '#engine/rating/results.ts'
import { type AssessedCase, tally } from '#engine/rating/tally.ts'
import { substitutionOf } from '#engine/sampling/rules.ts'
import type { LeftCase } from '../cases-left.ts'

export interface NotInspected {
  bounds: NotInspectedBounds
  /** Kinds of case in which the part that nobody read is above what the framework finds acceptable. */
  kinds: { label: string; notInspected: number; drawn: number; percent: number; tooMany: boolean }[]
  warnAbovePercent: number
}

const ofKind = (left: readonly LeftCase[], kind: string, why: LeftCase['why']) =>
  left.filter((one) => one.caseKind === kind && one.why === why).length

/** Cases of a kind that should not have been listed. */
export const struckOf = (left: readonly LeftCase[], kind: string): number => ofKind(left, kind, 'ineligible')

/** @param drawn cases that were drawn and are read; whoever stepped in for another is not among them */
export function readNotInspected(
  framework: Framework,
  drawn: readonly AssessedCase[],
  left: readonly LeftCase[],
  results: Results,
): NotInspected | null {
  const missing = Object.fromEntries(
    framework.caseKinds.map(({ id }) => [id, ofKind(left, id, 'not-inspectable')]),
  )
  const bounds = notInspectedBounds(framework, tally(framework, drawn), missing, results)
  if (!bounds) return null
  const { warnAbovePercent } = substitutionOf(framework)
  return {
    bounds,
    warnAbovePercent,
    kinds: framework.caseKinds.flatMap(({ id, label }) => {
      const notInspected = missing[id]!
      if (notInspected === 0) return []
      const all = notInspected + drawn.filter((one) => one.kind === id).length
      const tooMany = 100 * notInspected > warnAbovePercent * all
      return [{ label, notInspected, drawn: all, percent: Math.round((100 * notInspected) / all), tooMany }]
    }),
  }
}
