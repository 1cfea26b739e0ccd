import { describe, expect, it } from 'vitest'
import { sampleBalance } from './balance.ts'
import { freezeFrame } from './frame.ts'

const cases = ['male', 'male', 'male', 'male', 'female', 'female'].map((gender, at) => ({
  caseRef: `C-${at + 1}`,
  values: { gender },
}))
const frame = freezeFrame({ n: 3, strata: ['gender'], cases })

describe('how closely a sample mirrors the caseload', () => {
  it('counts in cases, not in percentage points', () => {
    expect(sampleBalance(frame, ['C-1', 'C-2', 'C-5'])).toEqual({
      categories: [
        {
          variable: 'gender',
          category: 'female',
          caseload: 2,
          sample: 1,
          expected: 1,
          deviation: 0,
          deviationTimesN: 0,
        },
        {
          variable: 'gender',
          category: 'male',
          caseload: 4,
          sample: 2,
          expected: 2,
          deviation: 0,
          deviationTimesN: 0,
        },
      ],
      largest: 0,
      largestTimesN: 0,
      label: 'exact as whole cases allow',
    })
  })

  it('says when a whole share is missed by one case', () => {
    const balance = sampleBalance(frame, ['C-1', 'C-2', 'C-3'])
    expect(balance.categories.map((one) => one.deviation)).toEqual([-1, 1])
    expect(balance.label).toBe('within one case')
  })

  it('shows a part of a case to two decimals, and calls less than one case exact', () => {
    const balance = sampleBalance(frame, ['C-1', 'C-2'])
    expect(balance.categories.map((one) => [one.expected, one.deviation])).toEqual([
      [0.67, -0.67],
      [1.33, 0.67],
    ])
    expect(balance.label).toBe('exact as whole cases allow')
  })

  it('says when a category is further off', () => {
    expect(sampleBalance(frame, ['C-1', 'C-2', 'C-3', 'C-4']).label).toBe('more than one case off')
  })
})
