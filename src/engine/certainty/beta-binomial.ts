/**
 * The beta-binomial distribution: how many of `size` further cases are sufficient, when what is known of their
 * chance is a beta distribution. Reference: Johnson, Kemp and Kotz, Univariate Discrete Distributions, section 6.2.
 */

/** Probabilities of 0 … `size`; `a` and `b` above 0. Built from ratios of neighbours, so nothing over- or underflows. */
export function betaBinomial(size: number, a: number, b: number): Float64Array {
  const weights = new Float64Array(size + 1)
  const ratio = (k: number): number => ((size - k) * (a + k)) / ((k + 1) * (b + size - k - 1))
  let mode = 0
  while (mode < size && ratio(mode) > 1) mode += 1
  weights[mode] = 1
  let sum = 1
  for (let k = mode; k < size; k += 1) sum += weights[k + 1] = weights[k]! * ratio(k)
  for (let k = mode; k > 0; k -= 1) sum += weights[k - 1] = weights[k]! / ratio(k - 1)
  for (let k = 0; k <= size; k += 1) weights[k]! /= sum
  return weights
}
