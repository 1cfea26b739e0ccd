import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactInterval } from './interval.ts'

/** yes, sample, caseload, then the 80% and the 95% interval in cases. */
const reference: [number, number, number, [number, number], [number, number]][] = [
  [13, 21, 24, [14, 16], [13, 16]],
  [11, 22, 25, [11, 14], [11, 14]],
  [7, 11, 12, [7, 8], [7, 8]],
  [8, 15, 60, [22, 41], [18, 45]],
  [4, 15, 37, [6, 15], [5, 18]],
  [4, 4, 15, [10, 15], [7, 15]],
  [3, 4, 15, [6, 14], [4, 14]],
]

const choose = (n: number, k: number): bigint => {
  if (k < 0 || k > n) return 0n
  let ways = 1n
  for (let i = 1; i <= k; i += 1) ways = (ways * BigInt(n - i + 1)) / BigInt(i)
  return ways
}

describe('the exact interval for a caseload', () => {
  it.each(reference)('%i yes of %i sampled from %i', (yes, sample, caseload, at80, at95) => {
    expect(exactInterval(yes, sample, caseload, 80)).toEqual(at80)
    expect(exactInterval(yes, sample, caseload, 95)).toEqual(at95)
  })

  it('gives the interval, not the first numbers outside it', () => {
    expect(exactInterval(3, 10, 50, 95)).toEqual([5, 31])
  })

  it.each([
    // With three of five sufficient, none of two sampled has a chance of exactly one in ten: not above it, so not in.
    [0, 2, 5, [0, 2]],
    [2, 2, 5, [3, 5]],
    [3, 8, 16, [4, 9]],
    [1, 2, 20, [2, 18]],
  ])('decides exactly at the limit: %i yes of %i sampled from %i', (yes, sample, caseload, expected) => {
    expect(exactInterval(yes, sample, caseload, 80)).toEqual(expected)
  })

  it('leaves no doubt when every case was assessed', () => {
    expect(exactInterval(7, 12, 12, 80)).toEqual([7, 7])
  })

  const draws = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat()).map(([caseload, a, b]) => {
    const sample = 1 + (a % caseload)
    return { caseload, sample, yes: b % (sample + 1) }
  })

  it('agrees with counting every possible sample, for any caseload up to 40', () => {
    fc.assert(
      fc.property(draws, ({ caseload, sample, yes }) => {
        const above = (sufficient: number, from: number, to: number): boolean => {
          let ways = 0n
          for (let i = from; i <= to; i += 1)
            ways += choose(sufficient, i) * choose(caseload - sufficient, sample - i)
          return 10n * ways > choose(caseload, sample)
        }
        const possible = Array.from({ length: caseload + 1 }, (_, k) => k)
        const lowest = possible.find((k) => above(k, yes, sample))
        const highest = possible.findLast((k) => above(k, 0, yes))
        expect(exactInterval(yes, sample, caseload, 80)).toEqual([lowest, highest])
      }),
    )
  })
})
