/** The binomial distribution: exact intervals for a share, and the exact test of which of two is stricter. */

import { logChoose } from './log-choose.ts'

/** P(from ≤ X ≤ to) of n with chance p strictly between 0 and 1. */
function between(n: number, p: number, from: number, to: number): number {
  let total = 0
  for (let k = from; k <= to; k += 1)
    total += Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
  return total
}

/** Where an increasing function of a chance reaches `level`. */
function reaches(level: number, rising: (p: number) => number): number {
  let [low, high] = [0, 1]
  // 2⁻⁵⁰ is far below anything that is printed.
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2
    if (rising(middle) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The exact (Clopper–Pearson) interval for the chance behind `yes` of `of`, two-sided at `levelPercent`. */
export function exactShare(yes: number, of: number, levelPercent: number): [lowest: number, highest: number] {
  const tail = (100 - levelPercent) / 200
  const lowest = yes === 0 ? 0 : reaches(tail, (p) => between(of, p, yes, of))
  const highest = yes === of ? 1 : reaches(1 - tail, (p) => 1 - between(of, p, 0, yes))
  return [lowest, highest]
}

/**
 * McNemar's exact test, two-sided: how likely so uneven a split of the differing cases would be if both assessors
 * were equally strict. 1 when none differ.
 */
export function evenSplit(oneWay: number, otherWay: number): number {
  const differing = oneWay + otherWay
  return differing === 0 ? 1 : Math.min(1, 2 * between(differing, 0.5, 0, Math.min(oneWay, otherWay)))
}
