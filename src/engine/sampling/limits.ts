/**
 * What a sample of this size can and cannot say, as a whole and about each group in it. Printed wherever the sample
 * is shown, so that nobody reads more into a small group than is there.
 */
import type { CategoryBalance } from './balance.ts'
import { equivalentMarginPoints } from './margin.ts'

export type GroupLimit = {
  variable: string
  /** The code; blank when it was not recorded. */
  category: string
  caseload: number
  sample: number
} & (
  | { says: 'everything' }
  | { says: 'nothing' }
  | { says: 'too-few' }
  /** A percentage of the group may be this far from the one of the whole group, in points. */
  | { says: 'within'; marginPoints: number }
)

export type MarginRule = { z: string; proportionPercent: number }

/**
 * @param smallest groups of fewer sampled cases are too small to speak of
 * @param rule the confidence that margins are stated at
 */
export function groupLimit(
  { variable, category, caseload, sample }: CategoryBalance,
  smallest: number,
  rule: MarginRule,
): GroupLimit {
  const group = { variable, category, caseload, sample }
  if (sample === 0) return { ...group, says: 'nothing' }
  if (sample === caseload) return { ...group, says: 'everything' }
  if (sample < smallest) return { ...group, says: 'too-few' }
  return { ...group, says: 'within', marginPoints: equivalentMarginPoints(sample, caseload, rule) }
}
