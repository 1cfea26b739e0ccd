import { describe, expect, it } from 'vitest'
import { exactCoverage, exactSize } from './coverage.ts'

const rule = { confidencePercent: 80, marginPoints: 5 }

/** Per cent and percentage points to one decimal; `exact` is the size that would hold the margin for certain. */
const examples = [
  { eligible: 12, n: 12, atHalf: 100, worst: 100, trueMargin: 0, exact: 12 },
  { eligible: 14, n: 13, atHalf: 100, worst: 71.4, trueMargin: 6, exact: 14 },
  { eligible: 16, n: 15, atHalf: 100, worst: 81.2, trueMargin: 5, exact: 15 },
  { eligible: 20, n: 18, atHalf: 52.6, worst: 52.6, trueMargin: 5.6, exact: 19 },
  { eligible: 24, n: 22, atHalf: 100, worst: 83.7, trueMargin: 4.5, exact: 22 },
  { eligible: 25, n: 22, atHalf: 78, worst: 75, trueMargin: 6.6, exact: 23 },
  { eligible: 30, n: 26, atHalf: 90, worst: 72.6, trueMargin: 5.6, exact: 28 },
  { eligible: 40, n: 33, atHalf: 90.9, worst: 77.4, trueMargin: 6, exact: 34 },
  { eligible: 60, n: 45, atHalf: 76.7, worst: 76.7, trueMargin: 5.6, exact: 48 },
  { eligible: 69, n: 49, atHalf: 81.5, worst: 72.7, trueMargin: 5.1, exact: 50 },
  { eligible: 91, n: 59, atHalf: 80.8, worst: 73.6, trueMargin: 5.1, exact: 60 },
  { eligible: 100, n: 63, atHalf: 78.6, worst: 78.4, trueMargin: 5.6, exact: 68 },
  { eligible: 150, n: 79, atHalf: 80.9, worst: 74.8, trueMargin: 5, exact: 80 },
  { eligible: 200, n: 91, atHalf: 84.5, worst: 79.6, trueMargin: 5.5, exact: 100 },
  { eligible: 300, n: 107, atHalf: 77.2, worst: 77.2, trueMargin: 5.1, exact: 110 },
  { eligible: 400, n: 117, atHalf: 81.3, worst: 77.3, trueMargin: 5.1, exact: 120 },
]
/** The table is printed to one decimal, so it may be up to half a tenth away. */
const isPrintedAs = (value: number, printed: number) => Math.abs(value - printed) <= 0.0501

describe('how often a sample of whole cases lands within five points', () => {
  it.each(examples)('for $n of $eligible', ({ eligible, n, atHalf, worst, trueMargin }) => {
    const coverage = exactCoverage(eligible, n, rule)
    expect(100 * coverage.atHalf).toSatisfy((value: number) => isPrintedAs(value, atHalf))
    expect(100 * coverage.worst).toSatisfy((value: number) => isPrintedAs(value, worst))
    expect(coverage.trueMarginPoints).toSatisfy((value: number) => isPrintedAs(value, trueMargin))
    expect(coverage.meets).toBe(worst >= 80)
  })

  it.each(examples.filter((one) => one.eligible <= 200))(
    'needs $exact of $eligible to hold the margin whatever the truth',
    ({ eligible, exact }) => {
      expect(exactSize(eligible, rule)).toBe(exact)
    },
  )

  it('falls short of 80% for 360 of the first 400 caseloads, at worst to 52%, and never misses by 7 points', () => {
    const found = Array.from({ length: 400 }, (_, at) => {
      const eligible = at + 1
      // n = n0 / (1 + (n0 − 1) / N), rounded up; n0 = z² · 0.25 / 0.05²
      const endless = 1.2815515655446004 ** 2 * 100
      const n = Math.min(eligible, Math.ceil(endless / (1 + (endless - 1) / eligible)))
      return { eligible, ...exactCoverage(eligible, n, rule) }
    })
    expect(found.filter((one) => !one.meets)).toHaveLength(360)
    const lowest = Math.min(...found.map((one) => one.worst))
    expect(lowest.toFixed(2)).toBe('0.52')
    expect(found.filter((one) => one.worst < 0.53).map((one) => one.eligible)).toEqual([20, 21])
    expect(Math.max(...found.map((one) => one.trueMarginPoints)).toFixed(1)).toMatch(/^6\.[56]$/)
  })

  it('is certain for a census', () => {
    expect(exactCoverage(30, 30, rule)).toEqual({
      atHalf: 1,
      worst: 1,
      worstAt: 0,
      meets: true,
      trueMarginPoints: 0,
    })
  })
})
