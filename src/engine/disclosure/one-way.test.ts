import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { disclosed } from './one-way.ts'
import { disclosureRule } from './rule.ts'

const row = (label: string, count: number) => ({ label, count, percent: count })
const table = (...counts: number[]) => counts.map((count, at) => row(String(at), count))
const shown = (counts: number[], total = counts.reduce((a, b) => a + b, 0)) =>
  disclosed(table(...counts), total, { hideUpTo: 4, breakDownFrom: 10 })?.map(({ count }) => count) ?? null

describe('what anyone may read of a table of children', () => {
  it.each([
    ['large counts stay', [20, 15, 5], [20, 15, 5]],
    ['zeros stay', [20, 0, 15], [20, 0, 15]],
    ['a small one takes the next smallest with it', [20, 15, 2], [20, null, null]],
    ['two small ones hide each other where their sum tells nothing', [20, 4, 3, 9], [20, null, null, 9]],
    ['two very small ones need a third', [20, 1, 1, 9], [20, null, null, null]],
    ['where nothing would be left to print, nothing is printed', [9, 2], null],
    ['fewer than ten are not broken down', [5, 4], null],
    ['all in one category says it of each', [12, 0], null],
  ])('%s', (_, counts, expected) => expect(shown(counts)).toEqual(expected))

  it('follows the numbers of the framework', () => {
    const strict = { hideUpTo: 9, breakDownFrom: 40 }
    expect(disclosed(table(20, 15), 35, strict)).toBeNull()
    expect(disclosed(table(25, 15, 9), 49, strict)?.map(({ count }) => count)).toEqual([25, null, null])
    for (const id of ['hmip-youth-2018', 'hmip-youth-2021'] as const)
      expect(shippedFramework(id).disclosure).toMatchObject({ hideUpTo: 4, breakDownFrom: 10 })
    expect(disclosureRule({})).toEqual({ hideUpTo: 4, breakDownFrom: 10 })
  })

  it('hides what is in no row as well', () => {
    // Thirty cases, of which two are in neither row.
    expect(shown([20, 8], 30)).toEqual([20, null])
  })

  it('never lets a count from 1 to 4 be worked out, whatever the table', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 7 }), (counts) => {
        const total = counts.reduce((a, b) => a + b, 0)
        const printed = shown(counts)
        if (printed === null) return
        counts.forEach((count, at) => {
          if (count >= 1 && count <= 4) expect(printed[at]).toBeNull()
        })
        const hidden = counts.filter((_, at) => printed[at] === null)
        if (hidden.length === 0) return
        // Whoever knows the total knows the sum of the hidden ones, each at least one: the range of each is wide.
        const sum = total - printed.reduce<number>((all, one) => all + (one ?? 0), 0)
        expect(hidden.length).toBeGreaterThan(1)
        expect(sum - hidden.length).toBeGreaterThanOrEqual(4)
      }),
    )
  })
})
