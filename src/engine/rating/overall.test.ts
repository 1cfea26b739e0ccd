import { describe, expect, it } from 'vitest'
import { standardsInOrder } from '../framework/find.ts'
import type { RawFramework } from '../framework/testing/small-framework.ts'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { overallRating } from './overall.ts'

/** Ratings of 1.1, 2.1, 2.2 (which count) and the module 3.1 (which does not), by score; null is not rated. */
function overallOf(scores: (number | null)[], change?: (raw: RawFramework) => void) {
  const framework = soundSmallFramework(change)
  const standards = standardsInOrder(framework).map((standard, index) => {
    const score = scores[index]
    return { standard, rating: framework.ratings.find((rating) => rating.score === score) ?? null }
  })
  const { score, outOf, overall, limitedBy, next, waitingFor } = overallRating(framework, standards)
  return {
    score,
    outOf,
    overall: overall?.label ?? null,
    limitedBy: limitedBy && `${limitedBy.ref}, from ${limitedBy.from.label}`,
    next: next && `${next.rating.label} in ${next.points}`,
    waitingFor,
  }
}

describe('the overall rating', () => {
  const outOf = 9
  it.each([
    [[0, 0, 1, 3], { score: 1, overall: 'Inadequate', next: 'Requires improvement in 1' }],
    [[0, 0, 2, 3], { score: 2, overall: 'Requires improvement', next: 'Good in 3' }],
    [[2, 2, 0, 3], { score: 4, overall: 'Requires improvement', next: 'Good in 1' }],
    [[3, 2, 0, null], { score: 5, overall: 'Good', next: 'Outstanding in 3' }],
    [[3, 3, 2, 1], { score: 8, overall: 'Outstanding', next: null }],
    [[3, 3, 3, 3], { score: 9, overall: 'Outstanding', next: null }],
  ])('of %j', (scores, expected) => {
    expect(overallOf(scores)).toEqual({ ...expected, outOf, limitedBy: null, waitingFor: [] })
  })

  it('a poor module keeps the best from the top', () => {
    expect(overallOf([3, 3, 3, 0])).toMatchObject({
      score: 9,
      overall: 'Good',
      limitedBy: '3.1, from Outstanding',
    })
  })

  it('but takes nothing from a service that is not above the limit', () => {
    expect(overallOf([3, 2, 0, 0])).toMatchObject({ score: 5, overall: 'Good', limitedBy: null })
  })

  it('of two limits the lower one holds, in either order', () => {
    const lower = {
      standard: 'joint',
      rated: 'outstanding',
      overallAtMost: 'requires-improvement',
      source: 'guide: limits',
    }
    for (const add of ['push', 'unshift'] as const)
      expect(overallOf([3, 3, 3, 0], (raw) => raw.limitingJudgements[add](lower))).toMatchObject({
        overall: 'Requires improvement',
        limitedBy: '2.2, from Outstanding',
      })
  })

  it('does not exist before every standard that counts is rated, and names those that are not', () => {
    expect(overallOf([3, null, null, 3])).toEqual({
      score: null,
      outOf,
      overall: null,
      limitedBy: null,
      next: null,
      waitingFor: ['2.1', '2.2'],
    })
  })
})
