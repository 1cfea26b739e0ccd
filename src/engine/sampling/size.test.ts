import { describe, expect, it } from 'vitest'
import type { Framework } from '../framework/shape.ts'
import { equivalentMarginPoints } from './margin.ts'
import { sampleSize } from './size.ts'

const source = 'handbook: how cases are chosen'
const formula = {
  method: 'formula' as const,
  confidencePercent: 80,
  z: '1.2815515655446004',
  marginPoints: 5,
  proportionPercent: 50,
  source,
}
const window = { fromMonths: 6, toMonths: 12, column: 'disposal_date', source }
type Sample = Framework['caseKinds'][number]['sample']

function framework(...rules: [id: string, sample: Sample][]): Pick<Framework, 'caseKinds'> {
  return {
    caseKinds: rules.map(([id, sample]) => ({ id, label: `${id} cases`, window, disposals: id, sample })),
  }
}
const plain = framework(['court', formula])
const courtSize = (eligible: number, rules = plain) => sampleSize(rules, 'court', { court: eligible }).n

/** Twenty sizes a line: the first line is for 1 to 20 eligible cases, the last for 381 to 400. */
const sizes = [
  '1 2 3 4 5 6 7 8 9 10 11 12 13 13 14 15 16 17 18 18',
  '19 20 21 22 22 23 24 25 25 26 27 27 28 29 29 30 31 32 32 33',
  '33 34 35 35 36 37 37 38 38 39 40 40 41 41 42 42 43 44 44 45',
  '45 46 46 47 47 48 48 49 49 50 50 51 51 52 52 53 53 54 54 55',
  '55 55 56 56 57 57 58 58 58 59 59 60 60 61 61 61 62 62 63 63',
  '63 64 64 64 65 65 66 66 66 67 67 67 68 68 68 69 69 69 70 70',
  '70 71 71 71 72 72 72 73 73 73 74 74 74 75 75 75 75 76 76 76',
  '77 77 77 77 78 78 78 79 79 79 79 80 80 80 80 81 81 81 82 82',
  '82 82 83 83 83 83 84 84 84 84 85 85 85 85 85 86 86 86 86 87',
  '87 87 87 88 88 88 88 88 89 89 89 89 89 90 90 90 90 91 91 91',
  '91 91 92 92 92 92 92 93 93 93 93 93 93 94 94 94 94 94 95 95',
  '95 95 95 96 96 96 96 96 96 97 97 97 97 97 97 98 98 98 98 98',
  '98 99 99 99 99 99 99 100 100 100 100 100 100 100 101 101 101 101 101 101',
  '102 102 102 102 102 102 102 103 103 103 103 103 103 103 104 104 104 104 104 104',
  '104 105 105 105 105 105 105 105 105 106 106 106 106 106 106 106 106 107 107 107',
  '107 107 107 107 107 108 108 108 108 108 108 108 108 109 109 109 109 109 109 109',
  '109 109 110 110 110 110 110 110 110 110 110 111 111 111 111 111 111 111 111 111',
  '112 112 112 112 112 112 112 112 112 113 113 113 113 113 113 113 113 113 113 113',
  '114 114 114 114 114 114 114 114 114 114 115 115 115 115 115 115 115 115 115 115',
  '115 116 116 116 116 116 116 116 116 116 116 116 117 117 117 117 117 117 117 117',
].flatMap((line) => line.split(' ').map(Number))

describe('the size of a sample at 80% confidence and a margin of 5 points', () => {
  it('is that of the table for every caseload from 1 to 400', () => {
    expect(sizes).toHaveLength(400)
    expect(sizes.map((_, at) => courtSize(at + 1))).toEqual(sizes)
  })

  it('takes every case up to 13', () => {
    for (let eligible = 0; eligible <= 13; eligible += 1) expect(courtSize(eligible)).toBe(eligible)
    expect(courtSize(14)).toBe(13)
  })

  it('differs from the textbook quantile 1.28 by one case for exactly these caseloads', () => {
    const textbook = framework(['court', { ...formula, z: '1.28' }])
    const differing = sizes.flatMap((n, at) => (courtSize(at + 1, textbook) === n ? [] : [at + 1]))
    expect(differing).toEqual([
      38, 80, 94, 99, 107, 134, 159, 163, 167, 171, 184, 198, 203, 208, 219, 224, 230, 236, 242, 248, 255,
      261, 268, 275, 282, 283, 290, 298, 306, 314, 323, 332, 341, 342, 350, 351, 361, 371, 372, 382, 383, 393,
      394,
    ])
    for (const eligible of differing) expect(courtSize(eligible, textbook)).toBe(sizes[eligible - 1]! - 1)
  })

  it('comes with everything an inspection stores', () => {
    expect(sampleSize(plain, 'court', { court: 24 })).toEqual({
      kind: 'court',
      eligible: 24,
      n: 22,
      unrounded: '21.0518717008',
      rounding: 'up',
      method: 'formula',
      parameters: { confidencePercent: 80, z: '1.2815515655446004', marginPoints: 5, proportionPercent: 50 },
      source,
    })
  })

  it('takes every case when no margin is allowed, and one when all cases are known to be alike', () => {
    expect(courtSize(50, framework(['court', { ...formula, marginPoints: 0 }]))).toBe(50)
    expect(courtSize(50, framework(['court', { ...formula, proportionPercent: 100 }]))).toBe(1)
  })
})

describe('a size taken from another sample', () => {
  const sixtyForty = framework(
    ['court', formula],
    ['out-of-court', { method: 'share', of: 'court', ratio: { own: 2, other: 3 }, source }],
  )
  const byCaseload = framework(
    ['court', formula],
    ['out-of-court', { method: 'share', of: 'court', ratio: 'caseload', source }],
  )
  const outOfCourt = (rules: typeof plain, court: number, own: number) =>
    sampleSize(rules, 'out-of-court', { court, 'out-of-court': own })

  it.each([
    { place: 'Luton', court: 24, expected: 15 },
    { place: 'Kirklees', court: 25, expected: 15 },
    { place: 'Hartlepool', court: 6, expected: 4 },
  ])(
    'gives the out-of-court sample of $place, two for every three court cases before rounding',
    ({ court, expected }) => {
      expect(outOfCourt(sixtyForty, court, 60).n).toBe(expected)
    },
  )

  it('never exceeds its own caseload', () => {
    expect(outOfCourt(sixtyForty, 100, 9).n).toBe(9)
  })

  it('follows the two caseloads under the later rule', () => {
    const size = outOfCourt(byCaseload, 24, 36)
    expect(size.n).toBe(32) // 21.05 × 36/24 = 31.58
    expect(size.unrounded).toBe('31.5778075512')
    expect(size.shareOf).toEqual({ kind: 'court', eligible: 24, unrounded: '21.0518717008' })
  })

  it('uses the rule of the other kind, and says so, when that kind has no cases', () => {
    for (const rules of [sixtyForty, byCaseload]) {
      const size = outOfCourt(rules, 0, 24)
      expect(size.n).toBe(22)
      expect(size.note).toContain('court cases')
    }
  })

  it('takes all cases under the rule for all', () => {
    expect(
      sampleSize(framework(['resettlement', { method: 'all', source }]), 'resettlement', { resettlement: 7 })
        .n,
    ).toBe(7)
  })

  it('refuses rules that refer to each other in a circle', () => {
    const circle = framework(
      ['a', { method: 'share', of: 'b', ratio: 'caseload', source }],
      ['b', { method: 'share', of: 'a', ratio: 'caseload', source }],
    )
    expect(() => sampleSize(circle, 'a', { a: 5, b: 5 })).toThrow(/in a circle/)
  })

  it('refuses a kind of case it does not know and a count that is not whole', () => {
    expect(() => sampleSize(plain, 'custody', { custody: 5 })).toThrow(/"custody".*court/)
    expect(() => sampleSize(plain, 'court', { court: 5.5 })).toThrow(/5\.5/)
  })
})

describe('the margin a sample really has', () => {
  it.each([
    { n: 21, eligible: 23, margin: 4.2 },
    { n: 21, eligible: 24, margin: 5.1 },
    { n: 21, eligible: 39, margin: 9.6 },
    { n: 22, eligible: 69, margin: 11.4 },
    { n: 11, eligible: 55, margin: 17.4 },
    { n: 6, eligible: 6, margin: 0 },
    { n: 6, eligible: 7, margin: 10.7 },
    { n: 15, eligible: 37, margin: 12.9 },
    { n: 15, eligible: 60, margin: 14.4 },
    { n: 13, eligible: 91, margin: 16.5 },
    { n: 4, eligible: 5, margin: 16 },
    { n: 4, eligible: 15, margin: 28.4 },
  ])('is $margin points for $n of $eligible', ({ n, eligible, margin }) => {
    expect(Math.round(equivalentMarginPoints(n, eligible, formula) * 10) / 10).toBe(margin)
  })
})
