import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { howManyMove, meanPoints, middleOf } from './how-many-move.ts'

const service = (down: number, up: number, draws = 100) => ({
  draws,
  overall: { down, up, same: draws - down - up },
})

describe('how many services’ ratings move', () => {
  it('is counted by hand for two services', () => {
    // The first goes down in half of its caseloads; the second goes down in a fifth and up in a tenth.
    const found = howManyMove([service(50, 0), service(20, 10)])
    expect(found.services).toBe(2)
    const close = (chances: number[], wanted: number[]) =>
      wanted.forEach((one, many) => {
        expect(chances[many]).toBeCloseTo(one, 12)
      })
    close(found.down, [0.4, 0.5, 0.1])
    close(found.up, [0.9, 0.1, 0])
    close(found.any, [0.35, 0.5, 0.15])
  })

  it('says nothing of no service', () => {
    expect(howManyMove([])).toEqual({ services: 0, any: [1], down: [1], up: [1] })
  })

  it('has chances that add up, and on average as many as the services’ own chances', () => {
    const services = fc.array(
      fc.tuple(fc.nat(60), fc.nat(40)).map(([down, up]) => service(down, up)),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(services, (all) => {
        const found = howManyMove(all)
        const mean = (chances: number[]) => chances.reduce((sum, one, many) => sum + one * many, 0)
        for (const chances of [found.any, found.down, found.up])
          expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
        expect(mean(found.down)).toBeCloseTo(
          all.reduce((sum, { overall }) => sum + overall.down / 100, 0),
          9,
        )
        expect(mean(found.any)).toBeCloseTo(mean(found.down) + mean(found.up), 9)
      }),
    )
  })

  it('has a middle in which it lies at least so often', () => {
    expect(middleOf([1], 80)).toEqual({ from: 0, to: 0 })
    expect(middleOf([0.05, 0.45, 0.45, 0.05], 80)).toEqual({ from: 1, to: 2 })
    expect(middleOf([0.5, 0.5], 80)).toEqual({ from: 0, to: 1 })
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 30 }), (weights) => {
        const all = weights.reduce((sum, one) => sum + one)
        const chances = weights.map((one) => one / all)
        const { from, to } = middleOf(chances, 80)
        const inside = chances.slice(from, to + 1).reduce((sum, one) => sum + one, 0)
        expect(inside).toBeGreaterThanOrEqual(0.8 - 1e-9)
      }),
    )
  })

  it('has a mean of points where there is a total', () => {
    const change = { draws: 4, seed: '', standards: [], overall: null }
    expect(meanPoints({ ...change, points: null })).toBeNull()
    const points = [
      { by: -2, times: 1 },
      { by: 0, times: 3 },
    ]
    expect(meanPoints({ ...change, points })).toBe(-0.5)
  })
})
