/**
 * Two shares side by side: their difference with an interval that holds at small numbers, their ratio, and how likely
 * it is that the first is lower.
 */
import type { TwoShares } from './fisher.ts'
import { logFactorial } from './log-choose.ts'

type Interval = [lowest: number, highest: number]

/** The normal quantile for 95% two-sided. */
const z = 1.959963984540054

/** Wilson’s interval for one share, at 95%. */
export function wilson({ yes, of }: TwoShares['first']): Interval {
  const share = yes / of
  const middle = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}

/** First share less second, with Newcombe's interval at 95% (Statistics in Medicine 17, 1998, method 10). */
export function difference({ first, second }: TwoShares): { value: number; interval: Interval } {
  const [p, q] = [first.yes / first.of, second.yes / second.of]
  const [l, u] = wilson(first)
  const [m, v] = wilson(second)
  const value = p - q
  return { value, interval: [value - Math.hypot(p - l, v - q), value + Math.hypot(u - p, q - m)] }
}

export interface Ratio {
  value: number
  /** At 95%; null where a count is 0, since nothing then bounds it. */
  interval: Interval | null
}

/**
 * First share over second (relative rate index). Null where the second is 0.
 * @param added to every count and total, so that there is a ratio with counts of 0; mostly ½
 */
export function relativeRate({ first, second }: TwoShares, added = 0): Ratio | null {
  const [a, n, b, m] = [first.yes + added, first.of + added, second.yes + added, second.of + added]
  if (b === 0) return null
  const value = a / n / (b / m)
  if (a === 0) return { value, interval: null }
  const spread = z * Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m)
  return { value, interval: [value * Math.exp(-spread), value * Math.exp(spread)] }
}

const logBeta = (a: number, b: number): number =>
  logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1)

/**
 * How likely it is that the first group's chance is lower than the second's, every chance being equally likely
 * beforehand and the two independent. Exact: a finite sum for whole parameters.
 */
export function chanceFirstLower({ first, second }: TwoShares): number {
  const [a, b] = [first.yes + 1, first.of - first.yes + 1]
  const [c, d] = [second.yes + 1, second.of - second.yes + 1]
  let sum = 0
  for (let i = 0; i < c; i += 1)
    sum += Math.exp(logBeta(a + i, b + d) - Math.log(d + i) - logBeta(1 + i, d) - logBeta(a, b))
  return Math.min(1, sum)
}
