import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namedFractions, nearPoints, shareInWords } from './fractions.ts'

describe('a share of cases in words', () => {
  test.each([
    [0, 9, 'none of the cases'],
    [1, 1, 'the one case'],
    [9, 9, 'all the cases'],
    [1, 2, 'half of the cases'],
    [2, 6, 'a third of the cases'],
    [16, 22, 'just under three-quarters of the cases'],
    [12, 22, 'just over half of the cases'],
    [10, 22, 'just under half of the cases'],
    [14, 22, 'just under two-thirds of the cases'],
    [15, 22, 'just over two-thirds of the cases'],
    [6, 7, 'all but one of the cases'],
    [1, 7, 'one of the cases'],
    [3, 4, 'three-quarters of the cases'],
    [9, 10, 'nine-tenths of the cases'],
    [2, 60, 'very few of the cases'],
    [58, 60, 'almost all the cases'],
  ])('%i of %i: %s', (yes, of, words) => expect(shareInWords(yes, of)).toBe(words))

  test('is always true of the counts behind it', () => {
    const counts = fc
      .integer({ min: 1, max: 400 })
      .chain((of) => fc.record({ of: fc.constant(of), yes: fc.integer({ min: 0, max: of }) }))
    fc.assert(
      fc.property(counts, ({ yes, of }) => {
        const words = shareInWords(yes, of)
        const said = /^(just (over|under) )?(.+?) of the cases$/.exec(words)
        const fraction = namedFractions.find((one) => one.words[0] === said?.[3])
        if (!fraction) {
          const truth: Record<string, boolean> = {
            'none of the cases': yes === 0,
            'the one case': yes === 1 && of === 1,
            'all the cases': yes === of,
            'one of the cases': yes === 1 && of > 1,
            'all but one of the cases': yes === of - 1 && of > 1,
            'very few of the cases': yes > 0 && yes / of < 0.05,
            'almost all the cases': yes < of && yes / of > 0.95,
          }
          expect(truth[words], words).toBe(true)
          return
        }
        const away = (100 * yes) / of - (100 * fraction.part) / fraction.whole
        if (!said![1]) expect(yes * fraction.whole).toBe(fraction.part * of)
        else expect(said![2] === 'over' ? away : -away).toBeGreaterThan(0)
        expect(Math.abs(away)).toBeLessThanOrEqual(nearPoints + 1e-9)
      }),
      { numRuns: 500 },
    )
  })
})
