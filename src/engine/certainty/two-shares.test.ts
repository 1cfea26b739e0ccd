import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fisherExact, type TwoShares } from './fisher.ts'
import { chanceFirstLower, difference, relativeRate } from './two-shares.ts'

const shares = (a: number, n: number, b: number, m: number): TwoShares => ({
  first: { yes: a, of: n },
  second: { yes: b, of: m },
})
/** Halves go up, also those that are a hair less only because they were divided. */
const to = (digits: number) => (value: number) => Math.round(value * 10 ** digits + 1e-9) / 10 ** digits
const two = to(2)
const three = to(3)

type Pair = [number, number]
interface Worked {
  given: [number, number, number, number]
  p: number
  midP: number
  attainable: number
  apart: number
  between: Pair
  ratio: number
  ratioBetween: Pair | null
  lower: number
}

const worked: Worked[] = [
  {
    given: [0, 2, 19, 19],
    p: 0.0048,
    midP: 0.0024,
    attainable: 0.0048,
    apart: -1,
    between: [-1, -0.32],
    ratio: 0,
    ratioBetween: null,
    lower: 0.999,
  },
  {
    given: [1, 2, 16, 19],
    p: 0.352,
    midP: 0.19,
    attainable: 0.029,
    apart: -0.34,
    between: [-0.76, 0.12],
    ratio: 0.594,
    ratioBetween: [0.146, 2.407],
    lower: 0.893,
  },
  {
    given: [1, 4, 14, 17],
    p: 0.053,
    midP: 0.028,
    attainable: 0.003,
    apart: -0.57,
    between: [-0.81, -0.07],
    ratio: 0.304,
    ratioBetween: [0.055, 1.681],
    lower: 0.983,
  },
  {
    given: [3, 8, 10, 13],
    p: 0.164,
    midP: 0.124,
    attainable: 0.0005,
    apart: -0.39,
    between: [-0.68, 0.03],
    ratio: 0.488,
    ratioBetween: [0.19, 1.252],
    lower: 0.958,
  },
  {
    given: [8, 20, 15, 19],
    p: 0.022,
    midP: 0.016,
    attainable: 0,
    apart: -0.39,
    between: [-0.61, -0.08],
    ratio: 0.507,
    ratioBetween: [0.282, 0.909],
    lower: 0.993,
  },
  {
    given: [1, 1, 10, 20],
    p: 1,
    midP: 0.738,
    attainable: 0.476,
    apart: 0.5,
    between: [-0.32, 0.7],
    ratio: 2,
    ratioBetween: [1.29, 3.1],
    lower: 0.261,
  },
]

describe('two shares of few cases', () => {
  it.each(worked)('$given', ({ given, p, midP, attainable, apart, between, ratio, ratioBetween, lower }) => {
    const both = shares(...given)
    const test = fisherExact(both)
    expect(test.p).toBeCloseTo(p, p < 0.01 ? 4 : 3)
    expect(test.midP).toBeCloseTo(midP, midP < 0.01 ? 4 : 3)
    if (attainable < 0.001) expect(test.attainable).toBeLessThan(0.001)
    else expect(test.attainable).toBeCloseTo(attainable, 3)
    const { value, interval } = difference(both)
    expect(two(value)).toBe(apart)
    expect(interval.map(two)).toEqual(between)
    const rate = relativeRate(both)!
    expect(three(rate.value)).toBe(ratio)
    expect(rate.interval?.map(ratio === 2 ? two : three) ?? null).toEqual(ratioBetween)
    expect(three(chanceFirstLower(both))).toBe(lower)
  })

  it('have no ratio over nothing, unless something is added to every count', () => {
    expect(relativeRate(shares(3, 8, 0, 13))).toBeNull()
    const adjusted = relativeRate(shares(3, 8, 0, 13), 0.5)!
    expect(adjusted.value).toBeCloseTo(3.5 / 8.5 / (0.5 / 13.5), 12)
    expect(adjusted.interval![0]).toBeLessThan(adjusted.value)
    expect(relativeRate(shares(0, 2, 19, 19), 0.5)!.interval).not.toBeNull()
  })

  const counts = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.nat(), fc.integer({ min: 1, max: 30 }), fc.nat())
    .map(([n, a, m, b]) => shares(a % (n + 1), n, b % (m + 1), m))

  it('are judged alike whichever is called the first', () => {
    fc.assert(
      fc.property(counts, ({ first, second }) => {
        const [one, other] = [fisherExact({ first, second }), fisherExact({ first: second, second: first })]
        expect(other.p).toBeCloseTo(one.p, 9)
        expect(other.midP).toBeCloseTo(one.midP, 9)
        expect(one.attainable).toBeLessThanOrEqual(one.p + 1e-12)
        const lower = chanceFirstLower({ first, second })
        expect(lower + chanceFirstLower({ first: second, second: first })).toBeCloseTo(1, 9)
        const { value, interval } = difference({ first, second })
        expect(interval[0]).toBeLessThanOrEqual(value)
        expect(interval[1]).toBeGreaterThanOrEqual(value)
      }),
    )
  })
})
