import { describe, expect, it } from 'vitest'
import { certaintySentence, chanceText } from './chance-words.ts'
import { exactInterval } from './interval.ts'
import { shareRange } from './share-range.ts'

const labels: Record<string, string> = { inadequate: 'Inadequate', good: 'Good', outstanding: 'Outstanding' }
const sentence = (sample: string, times: Record<string, number>) =>
  certaintySentence('3.3 Delivery', sample, times, 10_000, (rating) => labels[rating]!)

describe('chances in words', () => {
  it.each([
    [0, '0%'],
    [1, '<1%'],
    [99, '<1%'],
    [100, '1%'],
    [6249, '62%'],
    [6250, '63%'],
    [9900, '99%'],
    [9901, '>99%'],
    [9999, '>99%'],
    [10_000, '100%'],
  ])('%i of 10,000 is %s', (times, text) => {
    expect(chanceText(times, 10_000)).toBe(text)
  })

  it('say what is in the sample and what may be instead', () => {
    expect(sentence('good', { inadequate: 12, good: 6250, outstanding: 3738 })).toBe(
      '3.3 Delivery is Good in the sample. For the whole caseload Good has a chance of 63%, Outstanding 37%, Inadequate <1%.',
    )
  })

  it('say where something else is likelier than what the sample shows', () => {
    expect(sentence('good', { inadequate: 0, good: 4000, outstanding: 6000 })).toContain(
      'Outstanding is more likely than what the sample shows.',
    )
    expect(sentence('good', { inadequate: 0, good: 4990, outstanding: 5010 })).not.toContain('more likely')
  })

  it('say so where nothing else came out', () => {
    expect(sentence('good', { inadequate: 0, good: 10_000, outstanding: 0 })).toBe(
      '3.3 Delivery is Good in the sample, and came out so in every one of 10,000 completed caseloads.',
    )
  })
})

describe('the range of a share', () => {
  it('is one value where every case was assessed', () => {
    expect(shareRange({ yes: 7, relevant: 9, sample: 12, caseload: 12 }, 80)).toEqual([78, 78])
  })

  it('lies within the exact interval, which is true whatever the caseload is', () => {
    const [low, high] = shareRange({ yes: 8, relevant: 15, sample: 15, caseload: 60 }, 80)
    const [least, most] = exactInterval(8, 15, 60, 80)
    expect(low).toBeGreaterThanOrEqual(Math.round((100 * least) / 60))
    expect(high).toBeLessThanOrEqual(Math.round((100 * most) / 60))
    expect(low).toBeLessThan(high)
  })

  it('weighs how many further cases the question would count', () => {
    // One further case: it counts and fails with chance 1/6, so 75% is the lowest share that a tenth cannot reach past.
    expect(shareRange({ yes: 3, relevant: 3, sample: 4, caseload: 5 }, 80)).toEqual([75, 100])
    expect(shareRange({ yes: 3, relevant: 3, sample: 4, caseload: 5 }, 50)).toEqual([100, 100])
  })
})
