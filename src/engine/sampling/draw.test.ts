import { describe, expect, it } from 'vitest'
import { drawRow, drawSample } from './draw.ts'
import { freezeFrame } from './frame.ts'
import { inventedFrame } from './frames-for-tests.ts'
import { buildLottery } from './lottery.ts'
import { nextReserve } from './reserves.ts'
import { createStream, sha256 } from './stream.ts'
import { drawSystematic } from './systematic.ts'

describe('the draw on the announcement call', () => {
  const frame = inventedFrame(24, 22)
  const lottery = buildLottery(frame, { lotteryRows: 500, tolerance: 1 })!
  const draw = drawSample(frame, lottery, 'dice:4-1-6-2')

  it('takes the row that the public seed picks', () => {
    expect(draw.row).toBe(createStream(`${frame.hash}|draw|dice:4-1-6-2`).below(504))
    expect(draw.row).toBe(drawRow(frame.hash, 'dice:4-1-6-2', 504))
    expect(draw.drawn).toEqual(lottery.rows[draw.row!]!.map((position) => frame.cases[position]!.caseRef))
  })

  it('puts all other cases into the order of the seed', () => {
    expect(new Set([...draw.drawn, ...draw.reserves]).size).toBe(24)
    const keys = draw.reserves.map((ref) => sha256(`${frame.hash}|reserve|dice:4-1-6-2|${ref}`))
    expect(keys).toEqual(keys.toSorted())
  })

  it('takes every case in a census', () => {
    const all = inventedFrame(8, 8)
    expect(drawSample(all, null, 'dice:1')).toEqual({
      row: null,
      drawn: all.cases.map((one) => one.caseRef),
      reserves: [],
    })
  })
})

describe('a drawn case that cannot be assessed', () => {
  const kinds = {
    'C-1': 'male low',
    'C-2': 'female low',
    'C-3': 'male high',
    'C-4': 'female high',
    'C-5': 'male low',
    'C-6': 'male high',
  }
  const cases = Object.entries(kinds).map(([caseRef, kind]) => {
    const [gender = '', rosh = ''] = kind.split(' ')
    return { caseRef, values: { gender, rosh } }
  })
  const frame = freezeFrame({ n: 2, strata: ['gender', 'rosh'], cases })
  const replace = (leaving: string, reserves: string[], sample = ['C-1', 'C-4']) =>
    nextReserve(frame, sample, leaving, reserves, 1)

  it('is replaced by the first reserve like it in everything', () => {
    expect(replace('C-1', ['C-2', 'C-6', 'C-5', 'C-3'])).toMatchObject({
      caseRef: 'C-5',
      differs: [],
      withinTolerance: true,
    })
  })

  it('otherwise by the one that differs least, in the order of the seed', () => {
    expect(replace('C-1', ['C-6', 'C-2', 'C-3'])).toMatchObject({ caseRef: 'C-6', differs: ['rosh'] })
  })

  it('prefers, of those that differ as much, one that keeps the sample within the tolerance', () => {
    // With C-6 both sampled cases would be high: one case over. With C-2 both would be female: more than that.
    expect(replace('C-1', ['C-2', 'C-6'])).toMatchObject({ caseRef: 'C-6', withinTolerance: true })
    expect(replace('C-1', ['C-2'])).toMatchObject({ caseRef: 'C-2', withinTolerance: false })
    expect(replace('C-1', ['C-2'])!.balance.label).toBe('more than one case off')
  })

  it('has no replacement when the reserves have run out', () => {
    expect(replace('C-1', [])).toBeNull()
  })

  it('must be in the sample', () => {
    expect(() => replace('C-6', ['C-2'])).toThrow(/C-6 is not in the sample/)
  })
})

describe('the fallback without a list', () => {
  const order = ['rosh', 'disposal', 'safety', 'gender']

  it('draws the right number, gives the first stratum its share, and replays', () => {
    for (const seed of ['1', '2', '3', '4', '5']) {
      const frame = inventedFrame(40, 16)
      const { drawn, reserves, start } = drawSystematic(frame, order, seed)
      expect(new Set(drawn).size).toBe(16)
      expect(new Set([...drawn, ...reserves]).size).toBe(40)
      expect(start).toBeLessThan(40)
      expect(drawSystematic(frame, order, seed).drawn).toEqual(drawn)
      const rosh = frame.strata.indexOf('rosh')
      for (const level of new Set(frame.cases.map((one) => one.categories[rosh]))) {
        const of = frame.cases.filter((one) => one.categories[rosh] === level)
        const sampled = of.filter((one) => drawn.includes(one.caseRef)).length
        expect(Math.abs(40 * sampled - 16 * of.length)).toBeLessThan(40)
      }
    }
  })

  it('refuses a stratum the frame does not have', () => {
    expect(() => drawSystematic(inventedFrame(5, 2), ['colour'], '1')).toThrow(/colour.*gender/)
  })
})
