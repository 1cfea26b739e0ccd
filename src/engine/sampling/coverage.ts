/**
 * How often a sample of whole cases really lands within the margin: exact hypergeometric probabilities.
 *
 * The published formula is a planning rule. For small caseloads a margin of a few points is often out of reach with
 * whole cases, so the exact figure is shown beside it and never replaces it.
 */
import { decimalText, type Fraction } from './fraction.ts'

/** Probabilities are 0 to 1, rounded to six decimals; `meets` is decided on the exact fractions. */
export type Coverage = {
  /** When half of the caseload (rounded down) is sufficient. */
  atHalf: number
  /** For the number of sufficient cases that is hardest to hit. */
  worst: number
  worstAt: number
  /** Whether the worst reaches the stated confidence. */
  meets: boolean
  /** The margin that does hold with the stated confidence whatever the truth, in percentage points (two decimals). */
  trueMarginPoints: number
}

export type CoverageRule = { confidencePercent: number; marginPoints: number }

/** C(n, k) as a whole number; 0 outside 0…n. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  let result = 1n
  for (let i = 1; i <= Math.min(k, n - k); i += 1) result = (result * BigInt(n - i + 1)) / BigInt(i)
  return result
}

/** Ways to draw each possible x of K sufficient cases, with its miss |xN − Kn|; ordered by the miss. */
function outcomes(eligible: number, n: number, sufficient: number): { miss: number; ways: bigint }[] {
  const first = Math.max(0, n - (eligible - sufficient))
  const last = Math.min(n, sufficient)
  let ways = choose(sufficient, first) * choose(eligible - sufficient, n - first)
  const list: { miss: number; ways: bigint }[] = []
  for (let x = first; x <= last; x += 1) {
    list.push({ miss: Math.abs(x * eligible - sufficient * n), ways })
    // C(K,x+1)·C(N−K,n−x−1) from C(K,x)·C(N−K,n−x); the division leaves no remainder.
    const up = BigInt(sufficient - x) * BigInt(n - x)
    const down = BigInt(x + 1) * BigInt(eligible - sufficient - n + x + 1)
    if (x < last) ways = (ways * up) / down
  }
  return list.sort((a, b) => a.miss - b.miss)
}

const toNumber = (value: Fraction, decimals: number) => Number(decimalText(value, decimals))

/** Exact coverage of a sample of `n` from `eligible` cases (1 ≤ n ≤ eligible). */
export function exactCoverage(eligible: number, n: number, rule: CoverageRule): Coverage {
  const all = choose(eligible, n)
  const confidence = BigInt(rule.confidencePercent)
  const half = Math.floor(eligible / 2)
  let worst = all
  let worstAt = 0
  let atHalf = all
  let widestMiss = 0
  // K and N − K mirror each other, so half of them is enough.
  for (let sufficient = 0; sufficient <= half; sufficient += 1) {
    let inside = 0n
    let reached = 0n
    for (const { miss, ways } of outcomes(eligible, n, sufficient)) {
      if (100 * miss <= rule.marginPoints * n * eligible) inside += ways
      if (100n * reached < confidence * all && miss > widestMiss) widestMiss = miss
      reached += ways
    }
    if (sufficient === half) atHalf = inside
    if (inside < worst) {
      worst = inside
      worstAt = sufficient
    }
  }
  return {
    atHalf: toNumber({ top: atHalf, bottom: all }, 6),
    worst: toNumber({ top: worst, bottom: all }, 6),
    worstAt,
    meets: 100n * worst >= confidence * all,
    trueMarginPoints: toNumber({ top: BigInt(100 * widestMiss), bottom: BigInt(n * eligible) }, 2),
  }
}

/**
 * The smallest size from which on every larger one also holds the margin with the stated confidence, whatever the
 * truth. Coverage goes up and down as n grows, so the first size that works would be a trap. For information only.
 */
export function exactSize(eligible: number, rule: CoverageRule): number {
  let n = eligible
  while (n > 1 && exactCoverage(eligible, n - 1, rule).meets) n -= 1
  return n
}
