/** How many cases each kind's sample is to have, before anything is drawn. */

import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { exactCoverage } from '#engine/sampling/coverage.ts'
import { decimalText, fractionOfDecimal, times, wholeFraction } from '#engine/sampling/fraction.ts'
import { rowsNeeded } from '#engine/sampling/lottery.ts'
import { equivalentMarginPoints } from '#engine/sampling/margin.ts'
import { type SampleSize, sampleSize } from '#engine/sampling/size.ts'

/** What is stored with a prepared sample: the size with its rule, and what the list of possible samples is like. */
export type StoredPlan = SampleSize & { list: { rows: number; timesEach: number; tolerance: number } | null }

/** Sizes of all kinds, in the framework's order. `eligible` counts the eligible cases by kind. */
export const planSizes = (framework: Framework, eligible: Readonly<Record<string, number>>): SampleSize[] =>
  framework.caseKinds.map((kind) => sampleSize(framework, kind.id, eligible))

type FormulaRule = Extract<CaseKind['sample'], { method: 'formula' }>

/** The rule whose formula stands behind a kind's size: its own, or that of the kind it takes a share of. */
export function formulaBehind(framework: Framework, kindId: string): FormulaRule | null {
  const rule = framework.caseKinds.find((kind) => kind.id === kindId)?.sample
  if (rule?.method === 'share') return formulaBehind(framework, rule.of)
  return rule?.method === 'formula' ? rule : null
}

/** z²·p(1−p)/e² with two decimals: what a caseload without end would need. Null where there is no margin to divide by. */
export function endlessSize(rule: FormulaRule): string | null {
  if (rule.marginPoints === 0) return null
  const z = fractionOfDecimal(rule.z)
  const p = wholeFraction(rule.proportionPercent)
  const rest = wholeFraction(100 - rule.proportionPercent)
  const { top, bottom } = times(times(z, z), times(p, rest))
  return decimalText({ top, bottom: bottom * BigInt(rule.marginPoints * rule.marginPoints) }, 2)
}

/** What a sample of this size can tell; null for a census, which has no sampling error. */
export function precisionOf(framework: Framework, size: Pick<SampleSize, 'kind' | 'n' | 'eligible'>) {
  const rule = formulaBehind(framework, size.kind)
  if (!rule || size.n >= size.eligible || size.n === 0 || size.eligible > largestShown) return null
  return {
    rule,
    marginPoints: equivalentMarginPoints(size.n, size.eligible, rule),
    coverage: exactCoverage(size.eligible, size.n, rule),
  }
}

/** The exact figures take a moment to work out above this many cases, and no service comes near it. */
const largestShown = 1_000

/** Entries (rows times cases) of the largest list that is built while somebody waits. */
const largestList = 1_000_000

/** Whether a list of possible samples can be built in reasonable time. */
export const canBeListed = (framework: Framework, { n, eligible }: SampleSize): boolean =>
  n === eligible || rowsNeeded(eligible, n, framework.sampling.lotteryRows) * n <= largestList
