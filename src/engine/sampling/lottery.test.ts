import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freezeFrame } from './frame.ts'
import { anyCases, inventedCases, inventedFrame, strata } from './frames-for-tests.ts'
import { buildLottery, type Lottery, rowsNeeded } from './lottery.ts'

const rule = { lotteryRows: 500, tolerance: 1 }

/** How often each case stands in the list. */
function uses(lottery: Lottery, size: number): number[] {
  const counted: number[] = new Array(size).fill(0)
  for (const position of lottery.rows.flat()) counted[position]! += 1
  return counted
}

describe('the balanced lottery', () => {
  it('makes the same list every time, on any machine', () => {
    const lottery = buildLottery(inventedFrame(24, 22), rule)!
    expect(lottery.rows).toHaveLength(504)
    expect(lottery.timesEach).toBe(462)
    expect(lottery.tolerance).toBe(1)
    expect(lottery.digest).toBe('1adb4da149543c3dbef19b35e8caed2be701eefb37c2b071a03ee309729acd74')
    expect(buildLottery(inventedFrame(24, 22), rule)).toEqual(lottery)
  })

  it('lists enough rows for equal use of every case to be a whole number', () => {
    expect(rowsNeeded(24, 22, 500)).toBe(504)
    expect(rowsNeeded(37, 15, 500)).toBe(518)
    expect(rowsNeeded(100, 63, 500)).toBe(500)
    expect(rowsNeeded(300, 107, 500)).toBe(600)
  })

  it('needs no list for a census', () => {
    expect(buildLottery(inventedFrame(13, 13), rule)).toBeNull()
  })

  it('depends on the frame alone, never on the order of rows', () => {
    const cases = inventedCases(30, 'order')
    const forwards = freezeFrame({ n: 26, strata, cases })
    const backwards = freezeFrame({ n: 26, strata, cases: cases.toReversed() })
    expect(buildLottery(backwards, rule)).toEqual(buildLottery(forwards, rule))
  })

  it.each([
    [24, 22],
    [37, 15],
    [60, 45],
    [60, 24],
  ])('keeps within one case of every share on caseloads like real ones (%i cases, %i drawn)', (count, n) => {
    for (const seed of ['a', 'b']) {
      expect(buildLottery(inventedFrame(count, n, seed), rule)!.tolerance).toBe(1)
    }
  })

  it('uses every case exactly equally often and mirrors every category, whatever the caseload', () => {
    fc.assert(
      fc.property(anyCases(60), ({ n, cases }) => {
        const frame = freezeFrame({ n, strata, cases })
        const lottery = buildLottery(frame, { lotteryRows: 60, tolerance: 1 })
        if (n === cases.length) {
          expect(lottery).toBeNull()
          return
        }
        const { rows, timesEach, tolerance } = lottery!
        const size = cases.length
        expect(rows.length).toBeGreaterThanOrEqual(60)
        expect(new Set(uses(lottery!, size))).toEqual(new Set([timesEach]))
        for (const row of rows) {
          expect(row).toEqual([...new Set(row)].sort((a, b) => a - b))
          expect(row).toHaveLength(n)
          strata.forEach((_, stratum) => {
            const category = (position: number) => frame.cases[position]!.categories[stratum]!
            for (const name of new Set(frame.cases.map((one) => one.categories[stratum]!))) {
              const inCaseload = frame.cases.filter((one) => one.categories[stratum] === name).length
              const inRow = row.filter((position) => category(position) === name).length
              expect(Math.abs(size * inRow - n * inCaseload)).toBeLessThanOrEqual(tolerance * size)
            }
          })
        }
      }),
      { numRuns: 40 },
    )
  })

  it('raises the tolerance, and records it, when whole cases cannot do better', () => {
    // Drawing one of a boy and a girl misses half a case of each, which a tolerance of nothing does not allow.
    const cases = [
      { caseRef: 'C-1', values: { gender: 'male' } },
      { caseRef: 'C-2', values: { gender: 'female' } },
    ]
    const lottery = buildLottery(freezeFrame({ n: 1, strata: ['gender'], cases }), {
      lotteryRows: 4,
      tolerance: 0,
    })!
    expect(lottery.tolerance).toBe(1)
    expect(uses(lottery, 2)).toEqual([2, 2])
  })
})
