import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { bandOf, bandsInOrder } from './band.ts'
import { percentOf } from './percent.ts'

const { keyQuestionBands } = shippedFramework('hmip-youth-2018')
const bands = bandsInOrder(keyQuestionBands)
const place = (banding: 'round-then-band' | 'exact', yes: number, of: number) =>
  bandOf({ ...keyQuestionBands, banding }, bands, yes, of)

/** Counts up to a sample size where the printed whole percentage and the exact share fall into different bands. */
function apart(upTo: number): [yes: number, of: number][] {
  const found: [number, number][] = []
  for (let of = 1; of <= upTo; of += 1)
    for (let yes = 0; yes <= of; yes += 1)
      if (place('round-then-band', yes, of) !== place('exact', yes, of)) found.push([yes, of])
  return found
}

describe('the band of a share', () => {
  it('begins with its own boundary, and halves are printed upwards', () => {
    const rating = (yes: number, of: number) => bands[place('round-then-band', yes, of)]!.rating
    expect([percentOf(1, 8), rating(11, 22), rating(12, 15)]).toEqual([
      13,
      'requires-improvement',
      'outstanding',
    ])
    // The nearest that four reports print to the boundary of Good: the same either way.
    for (const [yes, of] of [
      [7, 11],
      [14, 22],
    ] as const)
      expect([place('round-then-band', yes, of), place('exact', yes, of)]).toEqual([1, 1])
  })

  it('depends on rounding for four counts of up to forty cases, all of them just below 65 per cent', () => {
    expect(apart(40)).toEqual([
      [11, 17],
      [20, 31],
      [22, 34],
      [24, 37],
    ])
  })

  it('depends on it just below 80 per cent from 44 cases on, and just below 50 from 101 on', () => {
    const all = apart(101)
    const near = (percent: number) => all.filter(([yes, of]) => percentOf(yes, of) === percent)
    expect(near(80).slice(0, 3)).toEqual([
      [35, 44],
      [39, 49],
      [43, 54],
    ])
    expect(near(50)).toEqual([[50, 101]])
  })
})
