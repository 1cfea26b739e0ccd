import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { emergingFigures } from './emerging.ts'
import type { Count } from './tally.ts'

const framework = shippedFramework('hmip-youth-2018')

const counted = (yes: number, relevant: number): Count => ({
  id: 'q',
  ref: '2.1.1',
  yes,
  no: relevant - yes,
  relevant,
  notApplicable: 0,
  undecided: 0,
  missing: 0,
  sample: relevant,
})
const figure = (yes: number, relevant: number) =>
  emergingFigures(framework, { samples: {}, prompts: [], keyQuestions: [counted(yes, relevant)] })[0]!

describe('figures while cases are being assessed', () => {
  it('give percentage, band and the way to the nearest boundary', () => {
    // yes, relevant, percentage, band, direction, answers to change, points from the boundary
    const rows: [number, number, number, string, 'up' | 'down', number, number][] = [
      [1, 8, 13, 'Inadequate', 'up', 3, 37.5],
      [11, 17, 65, 'Good', 'down', 1, 0.3],
      [16, 25, 64, 'Requires improvement', 'up', 1, 1],
      [4, 4, 100, 'Outstanding', 'down', 1, 20],
      [0, 3, 0, 'Inadequate', 'up', 2, 50],
    ]
    for (const [yes, relevant, percent, band, direction, cases, points] of rows)
      expect(figure(yes, relevant), `${yes} of ${relevant}`).toMatchObject({
        percent,
        band,
        nearest: { direction, cases, points },
      })
  })

  it('say nothing while no case is answered', () => {
    expect(figure(0, 0)).toMatchObject({ percent: null, band: null, nearest: null })
  })

  it('so many answers the other way change the band, and one fewer does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(), (relevant, some) => {
        const yes = some % (relevant + 1)
        const { band, nearest } = figure(yes, relevant)
        const { cases, direction, to } = nearest!
        const step = direction === 'up' ? 1 : -1
        expect(figure(yes + step * cases, relevant).band).toBe(to)
        expect(figure(yes + step * cases, relevant).band).not.toBe(band)
        for (const way of [1, -1]) {
          const moved = yes + way * (cases - 1)
          if (moved >= 0 && moved <= relevant) expect(figure(moved, relevant).band).toBe(band)
        }
      }),
    )
  })
})
