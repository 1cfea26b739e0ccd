import { describe, expect, it } from 'vitest'
import { groupLimit } from './limits.ts'

const rule = { z: '1.2815515655446004', proportionPercent: 50 }
const group = (sample: number, caseload: number) =>
  groupLimit(
    {
      variable: 'gender',
      category: 'female',
      caseload,
      sample,
      expected: 0,
      deviation: 0,
      deviationTimesN: 0,
    },
    5,
    rule,
  )

describe('what a sample says about a group', () => {
  it.each([
    ['nothing, when nobody of it was drawn', 0, 3, 'nothing'],
    ['everything, when all of it was', 2, 2, 'everything'],
    ['too little, below the smallest size worth speaking of', 4, 15, 'too-few'],
    ['something within a margin, from there on', 5, 15, 'within'],
  ])('%s', (_, sample, caseload, says) => {
    expect(group(sample, caseload)).toMatchObject({ says, sample, caseload })
  })

  it('states the margin of that group, which is wider than the sample’s', () => {
    const limit = group(15, 37)
    expect(limit.says === 'within' && limit.marginPoints.toFixed(1)).toBe('12.9')
  })
})
