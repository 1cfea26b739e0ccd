/** How many cases each kind's sample is to have, before anything is drawn. */

import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { decimalText, fractionOfDecimal, times, wholeFraction } from '#engine/sampling/fraction.ts'
import { rowsNeeded } from '#engine/sampling/lottery.ts'
import { changesInWords, type ParameterChange } from '#engine/sampling/parameters.ts'
import { type FormulaRule, formulaBehind, type SampleSize, sampleSize } from '#engine/sampling/size.ts'
import { precisionOfSample } from '#engine/sampling/whole-sample.ts'
import { type DecidedParameters, newestParameters } from '../sample-parameters.ts'

/** What an inspection did otherwise than its framework when a sample was prepared, for the kinds its size rests on. */
export interface PlannedChange {
  caseKind: string
  label: string
  changes: ParameterChange[]
  reason: string
  by: string
  at: string
}

/** Whether what was decided when a sample was prepared still is what holds. */
export const decidedAlike = (a: readonly PlannedChange[], b: readonly PlannedChange[]): boolean =>
  a.length === b.length && a.every((one, at) => one.caseKind === b[at]!.caseKind && one.at === b[at]!.at)

/** What is stored with a prepared sample: the size with its rule, and what is drawn from. */
export type StoredPlan = PlannedSize & {
  list: { rows: number; timesEach: number; tolerance: number } | null
  /** The strata to sort by, where the cases are taken along a sorted list. */
  order?: string[]
  changed?: PlannedChange[]
}

/** In words, what the inspection does otherwise for this kind and for the one whose size it follows. */
export function plannedChanges(
  framework: Framework,
  kind: CaseKind,
  versions: readonly DecidedParameters[],
): PlannedChange[] {
  const restsOn = kind.sample.method === 'share' ? [kind.id, kind.sample.of] : [kind.id]
  return newestParameters(versions).flatMap(({ caseKind, parameters, reason, by, at }) => {
    const usual = framework.caseKinds.find((one) => one.id === caseKind)
    if (!usual || !restsOn.includes(caseKind)) return []
    const changes = changesInWords(usual, parameters)
    if (changes.length === 0) return []
    return [{ caseKind, label: usual.label, changes, reason, by, at: at.toISOString() }]
  })
}

/** A size with the formula that stood behind it, which may not be what holds now. */
export type PlannedSize = SampleSize & { formula?: FormulaRule }

/** Sizes of all kinds, in the framework's order. `eligible` counts the eligible cases by kind. */
export const planSizes = (framework: Framework, eligible: Readonly<Record<string, number>>): PlannedSize[] =>
  framework.caseKinds.map((kind) => {
    const formula = formulaBehind(framework, kind.id)
    return { ...sampleSize(framework, kind.id, eligible), ...(formula ? { formula } : {}) }
  })

/** The formula that a size came from. */
export const formulaOf = (
  framework: Framework,
  size: Pick<PlannedSize, 'kind' | 'formula'>,
): FormulaRule | null => size.formula ?? formulaBehind(framework, size.kind)

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
export function precisionOf(
  framework: Framework,
  size: Pick<PlannedSize, 'kind' | 'n' | 'eligible' | 'formula'>,
) {
  const rule = formulaOf(framework, size)
  const precision = precisionOfSample(size.n, size.eligible, rule)
  return precision && rule ? { rule, ...precision } : null
}

/** Entries (rows times cases) of the largest list that is built while somebody waits. */
const largestList = 1_000_000

/** Whether a list of possible samples can be built in reasonable time. */
export const canBeListed = (framework: Framework, { n, eligible }: SampleSize): boolean =>
  n === eligible || rowsNeeded(eligible, n, framework.sampling.lotteryRows) * n <= largestList
