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

/** 0!, 1!, 2!, … as far as asked for so far. */
const factorials: bigint[] = [1n]

function factorial(n: number): bigint {
  for (let next = factorials.length; next <= n; next += 1) {
    factorials.push(factorials[next - 1]! * BigInt(next))
  }
  return factorials[n]!
}

const choose = (n: number, k: number): bigint => factorial(n) / (factorial(k) * factorial(n - k))

type Outcome = { miss: number; ways: bigint }

/** Ways to draw each possible x of K sufficient cases, from the smallest miss |xN − Kn| outwards. */
function* outcomes(eligible: number, n: number, sufficient: number): Generator<Outcome, void> {
  const other = eligible - sufficient
  const first = Math.max(0, n - other)
  const last = Math.min(n, sufficient)
  const missOf = (x: number) => Math.abs(x * eligible - sufficient * n)
  let left = Math.min(last, Math.max(first, Math.floor((sufficient * n) / eligible)))
  let leftWays = choose(sufficient, left) * choose(other, n - left)
  // From C(K,x)·C(N−K,n−x) to its neighbours; these divisions leave no remainder.
  const oneMore = (x: number, ways: bigint) =>
    (ways * BigInt((sufficient - x) * (n - x))) / BigInt((x + 1) * (other - n + x + 1))
  const oneFewer = (x: number, ways: bigint) =>
    (ways * BigInt(x * (other - n + x))) / BigInt((sufficient - x + 1) * (n - x + 1))
  let right = left + 1
  let rightWays = right <= last ? oneMore(left, leftWays) : 0n
  while (left >= first || right <= last) {
    if (right > last || (left >= first && missOf(left) <= missOf(right))) {
      yield { miss: missOf(left), ways: leftWays }
      if (left > first) leftWays = oneFewer(left, leftWays)
      left -= 1
    } else {
      yield { miss: missOf(right), ways: rightWays }
      if (right < last) rightWays = oneMore(right, rightWays)
      right += 1
    }
  }
}

const toNumber = (value: Fraction, decimals: number) => Number(decimalText(value, decimals))

/** Exact coverage of a sample of `n` from `eligible` cases (1 ≤ n ≤ eligible). */
export function exactCoverage(eligible: number, n: number, rule: CoverageRule): Coverage {
  const all = choose(eligible, n)
  const confident = (ways: bigint) => 100n * ways >= BigInt(rule.confidencePercent) * all
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
      const within = 100 * miss <= rule.marginPoints * n * eligible
      if (!within && confident(reached)) break
      if (within) inside += ways
      if (!confident(reached)) widestMiss = Math.max(widestMiss, miss)
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
    meets: confident(worst),
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
