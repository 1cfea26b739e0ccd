import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceToTurn, judgedAgain } from './judged-again.ts'

const bands = [
  { rating: 'inadequate', from: 0, to: 49 },
  { rating: 'requires-improvement', from: 50, to: 64 },
  { rating: 'good', from: 65, to: 79 },
  { rating: 'outstanding', from: 80, to: 100 },
]
const rule = { banding: 'round-then-band', bands, source: 'guide: bands' } as const
const rounded = (values: readonly number[]) => values.map((one) => Math.round(one * 1000) / 1000)

describe('if the same cases were judged again', () => {
  it.each([
    [0.9, 0.053],
    [0.85, 0.082],
    [0.8, 0.113],
    [1, 0],
    [0.5, 0.5],
  ])('two people who agree in %d of judgements each turn %d of them', (agreed, turns) => {
    expect(chanceToTurn(agreed)).toBeCloseTo(turns, 3)
  })

  it('says nothing where they agree less often than a coin would', () => {
    expect(chanceToTurn(0.49)).toBeNull()
  })

  it('gives the bands that were worked out by hand', () => {
    const [, improvement, good] = rounded(judgedAgain(rule, bands, { yes: 13, relevant: 21 }, 0.05))
    expect([improvement, good]).toEqual([0.789, 0.193])
    const [, less, middle, most] = rounded(judgedAgain(rule, bands, { yes: 4, relevant: 6 }, 0.05))
    expect([less, middle, most]).toEqual([0.156, 0.751, 0.08])
  })

  it('always adds up to one, and changes nothing where nothing turns', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat()).map(([relevant, any]) => ({
      relevant,
      yes: any % (relevant + 1),
    }))
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 0.5, noNaN: true }), (given, turns) => {
        const sum = judgedAgain(rule, bands, given, turns).reduce((all, one) => all + one, 0)
        expect(sum).toBeCloseTo(1, 9)
        expect(Math.max(...judgedAgain(rule, bands, given, 0))).toBe(1)
      }),
    )
  })
})
