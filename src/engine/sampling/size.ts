/**
 * How many cases to draw, by the published rule of the framework.
 *
 * Whole arithmetic is exact (the normal quantile is pinned as text), so the rounding up never depends on a machine.
 * Rounding up is our convention: the published reports do not say how they round.
 */
import type { CaseKind, Framework } from '../framework/shape.ts'
import { decimalText, type Fraction, fractionOfDecimal, roundUp, times, wholeFraction } from './fraction.ts'

export type FormulaRule = Extract<CaseKind['sample'], { method: 'formula' }>

/** Everything an inspection stores about the size of one sample. Numbers of cases are whole. */
export type SampleSize = {
  kind: string
  /** Eligible cases (N). */
  eligible: number
  /** Cases to draw: `unrounded` rounded up, at most N. */
  n: number
  /** The result of the rule before rounding, as text with ten decimals. */
  unrounded: string
  rounding: 'up'
  method: CaseKind['sample']['method']
  /** The rule's own parameters, as the framework gives them. */
  parameters: Record<string, string | number>
  source: string
  /** Present when the size is a share of another kind's size. */
  shareOf?: { kind: string; eligible: number; unrounded: string }
  /** Present when every case is read because the caseload is no larger than this. */
  censusUpTo?: number
  /** Present when the share could not be taken and the other kind's own rule was applied instead. */
  note?: string
}

/** z²·p(1−p)/e² with the finite population correction: n0 / (1 + (n0 − 1)/N), before rounding. */
function byFormula(rule: FormulaRule, eligible: number): Fraction {
  const z = fractionOfDecimal(rule.z)
  const p = BigInt(rule.proportionPercent)
  const e = BigInt(rule.marginPoints)
  const top = z.top * z.top * p * (100n - p)
  const bottom = z.bottom * z.bottom * e * e
  // No margin at all means every case; no variation at all still needs one case to see it.
  if (bottom === 0n) return wholeFraction(eligible)
  if (top === 0n) return wholeFraction(Math.min(1, eligible))
  const population = BigInt(eligible)
  return { top: top * population, bottom: bottom * population + top - bottom }
}

function parametersOf(rule: CaseKind['sample']): Record<string, string | number> {
  if (rule.method === 'all') return {}
  if (rule.method === 'formula') {
    const { confidencePercent, z, marginPoints, proportionPercent } = rule
    return { confidencePercent, z, marginPoints, proportionPercent }
  }
  if (rule.ratio === 'caseload') return { of: rule.of, ratio: 'caseload' }
  return { of: rule.of, own: rule.ratio.own, other: rule.ratio.other }
}

type Worked = { unrounded: Fraction; shareOf?: SampleSize['shareOf']; note?: string }

/** `asked` are the kinds already on the way here, so that two kinds that share each other are caught. */
function work(
  kinds: readonly CaseKind[],
  kindId: string,
  eligibleHere: number,
  eligible: Readonly<Record<string, number>>,
  asked: readonly string[],
): Worked {
  const kind = kindNamed(kinds, kindId)
  if (asked.includes(kindId)) {
    throw new RangeError(
      `The sample rules of ${[...asked, kindId].join(', ')} refer to each other in a circle.`,
    )
  }
  const rule = kind.sample
  if (eligibleHere === 0) return { unrounded: wholeFraction(0) }
  if (rule.method === 'all') return { unrounded: wholeFraction(eligibleHere) }
  if (rule.method === 'formula') return { unrounded: byFormula(rule, eligibleHere) }

  const onTheWay = [...asked, kindId]
  const otherEligible = eligible[rule.of] ?? 0
  if (otherEligible === 0) {
    const label = kindNamed(kinds, rule.of).label
    const instead = work(kinds, rule.of, eligibleHere, eligible, onTheWay)
    const note = `No eligible cases are known for ${label}, so no share of that sample can be taken: its own rule was applied to this caseload.`
    return { unrounded: instead.unrounded, note }
  }
  const other = work(kinds, rule.of, otherEligible, eligible, onTheWay)
  const ratio =
    rule.ratio === 'caseload'
      ? { top: BigInt(eligibleHere), bottom: BigInt(otherEligible) }
      : { top: BigInt(rule.ratio.own), bottom: BigInt(rule.ratio.other) }
  return {
    unrounded: times(other.unrounded, ratio),
    shareOf: { kind: rule.of, eligible: otherEligible, unrounded: decimalText(other.unrounded, 10) },
  }
}

function kindNamed(kinds: readonly CaseKind[], id: string): CaseKind {
  const kind = kinds.find((one) => one.id === id)
  if (!kind) {
    throw new RangeError(
      `No kind of case is called "${id}". Use one of: ${kinds.map((k) => k.id).join(', ')}.`,
    )
  }
  return kind
}

/** The rule whose formula stands behind a kind's size: its own, or that of the kind it takes a share of. */
export function formulaBehind(framework: Pick<Framework, 'caseKinds'>, kindId: string): FormulaRule | null {
  const rule = framework.caseKinds.find((kind) => kind.id === kindId)?.sample
  if (rule?.method === 'share') return formulaBehind(framework, rule.of)
  return rule?.method === 'formula' ? rule : null
}

/**
 * The size of one kind's sample. `eligible` counts the eligible cases by kind; a share also needs the other kind's.
 * Throws RangeError for a kind the framework does not have, a count that is not a whole number, or circular rules.
 */
export function sampleSize(
  framework: Pick<Framework, 'caseKinds'>,
  kindId: string,
  eligible: Readonly<Record<string, number>>,
): SampleSize {
  for (const [kind, count] of Object.entries(eligible)) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`Eligible cases of ${kind} must be a whole number of 0 or more, not ${count}.`)
    }
  }
  const { sample: rule, censusUpTo = 0 } = kindNamed(framework.caseKinds, kindId)
  const here = eligible[kindId] ?? 0
  const { unrounded, ...rest } = work(framework.caseKinds, kindId, here, eligible, [])
  const byRule = Math.min(here, roundUp(unrounded))
  const wholeCaseload = byRule < here && here <= censusUpTo
  return {
    kind: kindId,
    eligible: here,
    n: wholeCaseload ? here : byRule,
    ...(wholeCaseload ? { censusUpTo } : {}),
    unrounded: decimalText(unrounded, 10),
    rounding: 'up',
    method: rule.method,
    parameters: parametersOf(rule),
    source: rule.source,
    ...rest,
  }
}
