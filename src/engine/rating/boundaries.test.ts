import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { boundariesOf } from './boundaries.ts'

const framework = shippedFramework('hmip-youth-2018')

describe('the distance to each boundary', () => {
  it.each([
    // 13 of 21 is 61.9 per cent: 13.5 (64.5%) needs 14 for Good.
    [
      '13 of 21',
      13,
      21,
      [
        [50, 'Inadequate', 'down', 3, 11.9],
        [65, 'Good', 'up', 1, 3.1],
        [80, 'Outstanding', 'up', 4, 18.1],
      ],
    ],
    // 11 of 17 prints as 65, so it stands on the upper side although its exact share does not.
    [
      '11 of 17',
      11,
      17,
      [
        [50, 'Inadequate', 'down', 3, 14.7],
        [65, 'Requires improvement', 'down', 1, 0.3],
        [80, 'Outstanding', 'up', 3, 15.3],
      ],
    ],
    // One answer of four is 25 points: below 80 it lands on Good.
    [
      '4 of 4',
      4,
      4,
      [
        [50, 'Inadequate', 'down', 3, 50],
        [65, 'Requires improvement', 'down', 2, 35],
        [80, 'Good', 'down', 1, 20],
      ],
    ],
  ])('%s', (_, yes, of, expected) => {
    expect(
      boundariesOf(framework, yes, of).map((one) => [one.from, one.to, one.direction, one.cases, one.points]),
    ).toEqual(expected)
  })
})
