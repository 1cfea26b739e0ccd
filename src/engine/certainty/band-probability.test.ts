import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Band } from '../framework/shape.ts'
import { bandProbability } from './band-probability.ts'
import { betaBinomial } from './beta-binomial.ts'

const bands: Band[] = [
  { rating: 'inadequate', from: 0, to: 49 },
  { rating: 'requires-improvement', from: 50, to: 64 },
  { rating: 'good', from: 65, to: 79 },
  { rating: 'outstanding', from: 80, to: 100 },
]
const rule = { banding: 'round-then-band', bands, source: 'guide: bands' } as const
const rounded = (values: readonly number[]) => values.map((value) => Math.round(value * 1000) / 1000)

/** yes, sample, caseload, then the chances of the four bands to three decimals. */
const reference: [number, number, number, number[]][] = [
  [13, 21, 24, [0, 0.757, 0.243, 0]],
  [11, 22, 25, [0.5, 0.5, 0, 0]],
  [7, 11, 12, [0, 0.385, 0.615, 0]],
  [8, 15, 60, [0.357, 0.496, 0.145, 0.003]],
  [4, 15, 37, [0.99, 0.01, 0, 0]],
  [4, 4, 15, [0.013, 0.045, 0.124, 0.819]],
  [3, 4, 15, [0.141, 0.205, 0.288, 0.365]],
]

describe('how likely each band is for the whole caseload', () => {
  it.each(reference)('%i yes of %i sampled from %i', (yes, sample, caseload, expected) => {
    const likely = bandProbability(rule, bands, { yes, relevant: sample, sample, caseload })
    expect(rounded(likely)).toEqual(expected)
  })

  it('is certain when every case was assessed, even where the question counts only some of them', () => {
    expect(bandProbability(rule, bands, { yes: 7, relevant: 9, sample: 12, caseload: 12 })).toEqual([
      0, 0, 1, 0,
    ])
  })

  it('weighs how many further cases the question would count', () => {
    // One further case: it counts with chance 5/6 (4 of 4 + 1 assumed relevant, 1 not), then is sufficient with 4/5.
    const likely = bandProbability(rule, bands, { yes: 3, relevant: 3, sample: 4, caseload: 5 })
    expect(likely[3]).toBeCloseTo(1 - (5 / 6) * (1 / 5), 12)
    expect(likely[2]).toBeCloseTo((5 / 6) * (1 / 5), 12)
  })

  const answers = fc
    .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(200))
    .map(([yes, no, outside, rest]) => ({
      yes,
      relevant: yes + no,
      sample: yes + no + outside,
      caseload: yes + no + outside + rest,
    }))
    .filter(({ relevant }) => relevant > 0)

  it('always adds up to one, with either prior', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(1, 0.5), (given, prior) => {
        const likely = bandProbability(rule, bands, given, prior)
        expect(likely.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
        expect(likely.every((one) => one >= 0)).toBe(true)
      }),
    )
  })
})

describe('the beta-binomial distribution', () => {
  it('is even when nothing is known beforehand', () => {
    expect([...betaBinomial(4, 1, 1)].map((one) => one.toFixed(12))).toEqual(Array(5).fill('0.200000000000'))
  })

  it('has the mean that its parameters say, far beyond where factorials overflow', () => {
    const chances = betaBinomial(5000, 900, 100)
    const mean = chances.reduce((sum, chance, k) => sum + k * chance, 0)
    expect(mean).toBeCloseTo(4500, 6)
  })
})
