/**
 * Estimates over strata (Mantel and Haenszel 1959). In each stratum the first group has a of n answered yes and the second
 * b of m, N = n + m; c = n − a and d = m − b were not. Each stratum is weighed by how much it can tell; counts of different
 * strata are never put together, since a service that works with more girls, and works better, would make a difference
 * between girls and boys that is in none of the services (Simpson's paradox).
 */
import { hasBoth, type Stratum, sum, z } from './stratum.ts'

export interface Estimate {
  value: number
  /** At 95%. */
  interval: [lowest: number, highest: number]
}

const cells = ({ first, second }: Stratum) => {
  const [a, n, b, m] = [first.yes, first.of, second.yes, second.of]
  return { a, b, c: n - a, d: m - b, n, m, all: n + m }
}

/**
 * Difference of shares, first less second: Σ(a·m − b·n)/N over Σ n·m/N, which is the mean of the strata's own differences
 * weighed by n·m/N (Greenland and Robins 1985). Its variance is Sato's (1989), which holds both for few large strata and
 * for many small ones:
 *
 *   [ δ·ΣP + ΣQ ] / (Σ n·m/N)²   P = [ n²·b − m²·a + n·m·(m − n)/2 ] / N²   Q = [ a·(m − b) + b·(n − a) ] / 2N
 *
 * Null where no stratum has both groups.
 */
export function pooledDifference(strata: readonly Stratum[]): Estimate | null {
  const both = strata.filter(hasBoth).map(cells)
  if (both.length === 0) return null
  const weight = sum(both.map(({ n, m, all }) => (n * m) / all))
  const value = sum(both.map(({ a, b, n, m, all }) => (a * m - b * n) / all)) / weight
  const p = sum(both.map(({ a, b, n, m, all }) => (n * n * b - m * m * a + (n * m * (m - n)) / 2) / all ** 2))
  const q = sum(both.map(({ a, b, c, d, all }) => (a * d + b * c) / (2 * all)))
  const spread = (z * Math.sqrt(Math.max(0, value * p + q))) / weight
  return { value, interval: [Math.max(-1, value - spread), Math.min(1, value + spread)] }
}

/** Each group's share as the difference weighs it: the two are exactly that difference apart. */
export function weighedShares(strata: readonly Stratum[]): { first: number; second: number } | null {
  const both = strata.filter(hasBoth).map(cells)
  if (both.length === 0) return null
  const weight = sum(both.map(({ n, m, all }) => (n * m) / all))
  return {
    first: sum(both.map(({ a, m, all }) => (a * m) / all)) / weight,
    second: sum(both.map(({ b, n, all }) => (b * n) / all)) / weight,
  }
}

/**
 * Odds ratio ΣR / ΣS with R = a·d/N and S = b·c/N. The variance of its logarithm is that of Robins, Breslow and Greenland
 * (1986), with P = (a + d)/N and Q = (b + c)/N:
 *
 *   ΣPR / 2(ΣR)² + Σ(PS + QR) / 2ΣRΣS + ΣQS / 2(ΣS)²
 *
 * For one stratum that is 1/a + 1/b + 1/c + 1/d. Null where ΣR or ΣS is 0, since nothing then bounds it.
 */
export function commonOddsRatio(strata: readonly Stratum[]): Estimate | null {
  const both = strata.filter(hasBoth).map((stratum) => {
    const { a, b, c, d, all } = cells(stratum)
    return { p: (a + d) / all, q: (b + c) / all, r: (a * d) / all, s: (b * c) / all }
  })
  const r = sum(both.map((one) => one.r))
  const s = sum(both.map((one) => one.s))
  if (r === 0 || s === 0) return null
  const variance =
    sum(both.map((one) => one.p * one.r)) / (2 * r * r) +
    sum(both.map((one) => one.p * one.s + one.q * one.r)) / (2 * r * s) +
    sum(both.map((one) => one.q * one.s)) / (2 * s * s)
  const spread = z * Math.sqrt(variance)
  const value = r / s
  return { value, interval: [value * Math.exp(-spread), value * Math.exp(spread)] }
}
