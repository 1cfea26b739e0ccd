/** What a percentage gives away: below 101 cases it is a count in disguise. */
import { describe, expect, it } from 'vitest'
import { percentOf } from '../../rating/percent.ts'
import { countFor, possibleNear } from './figures.ts'

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, at) => from + at)

describe('the count behind a percentage', () => {
  it('is the only one, for every count of up to 100 cases', () => {
    for (const of of upTo(100))
      for (const yes of upTo(of, 0)) expect(countFor(percentOf(yes, of), of)).toBe(yes)
  })

  it('is none where no count gives it', () => {
    expect(countFor(81, 13)).toBeNull()
    expect(possibleNear(81, 13)).toBe('77% (10 of 13) or 85% (11 of 13)')
    expect(countFor(83, 13)).toBeNull()
  })

  // How many cases there can have been is told by few percentages: leaving out the number hides little.
  it.each([
    [
      [95, 71, 62],
      [21, 42, 55, 58],
    ],
    [
      [64, 59, 50],
      [22, 44, 56, 58],
    ],
    [
      [91, 73, 64],
      [11, 22, 33, 44, 45, 55, 56],
    ],
  ])('of %j together are possible for %j cases only, of fewer than 60', (percentages, possible) => {
    expect(upTo(59).filter((of) => percentages.every((one) => countFor(one, of) !== null))).toEqual(possible)
  })
})
