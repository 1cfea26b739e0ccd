/**
 * The exact interval for a caseload: which numbers of sufficient cases in all are not contradicted by the sample.
 * Decisions at the limit are taken in whole numbers (BigInt); floating point only settles what is clear.
 */

import { logChoose } from './log-choose.ts'

/** Closer to the limit than this, the exact comparison decides; floating error stays far below it. */
const doubt = 1e-6

function choose(n: number, k: number): bigint {
  let result = 1n
  for (let i = 1; i <= Math.min(k, n - k); i += 1) result = (result * BigInt(n - i + 1)) / BigInt(i)
  return result
}

type Draw = { caseload: number; sufficient: number; sample: number }

const sumOver = (from: number, to: number, term: (i: number) => number): number => {
  let sum = 0
  for (let i = from; i <= to; i += 1) sum += term(i)
  return sum
}

/** Whether P(from ≤ X ≤ to) is above `numerator` / `denominator`, X sufficient cases in the sample. */
function moreLikelyThan(
  draw: Draw,
  from: number,
  to: number,
  numerator: number,
  denominator: number,
): boolean {
  const { caseload, sufficient, sample } = draw
  const first = Math.max(from, 0, sample - (caseload - sufficient))
  const last = Math.min(to, sample, sufficient)
  const all = logChoose(caseload, sample)
  const probability = sumOver(first, last, (i) =>
    Math.exp(logChoose(sufficient, i) + logChoose(caseload - sufficient, sample - i) - all),
  )
  const apart = probability - numerator / denominator
  if (Math.abs(apart) > doubt) return apart > 0
  let ways = 0n
  for (let i = first; i <= last; i += 1)
    ways += choose(sufficient, i) * choose(caseload - sufficient, sample - i)
  return BigInt(denominator) * ways > BigInt(numerator) * choose(caseload, sample)
}

/** The smallest number in `low` … `high` that holds; `holds` turns true once and stays so. */
function firstThat(low: number, high: number, holds: (n: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/**
 * `yes` of `sample` cases drawn from `caseload`: the lowest and highest number of sufficient cases in the caseload,
 * two-sided at `levelPercent`. Exact (hypergeometric), so its true level is at least the one named.
 */
export function exactInterval(
  yes: number,
  sample: number,
  caseload: number,
  levelPercent: number,
): [lowest: number, highest: number] {
  const least = yes
  const most = caseload - (sample - yes)
  const tail = 100 - levelPercent
  const draw = (sufficient: number): Draw => ({ caseload, sufficient, sample })
  const lowest = firstThat(least, most, (k) => moreLikelyThan(draw(k), yes, sample, tail, 200))
  const beyond = firstThat(lowest, most + 1, (k) => k > most || !moreLikelyThan(draw(k), 0, yes, tail, 200))
  return [lowest, beyond - 1]
}
