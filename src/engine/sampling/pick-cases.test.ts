import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { casesInShare, pickCases } from './pick-cases.ts'

describe('picking cases by lot', () => {
  it('follows the rule that is written down: digest, seed and reference make the key, the lowest are picked', () => {
    const hex = (text: string) => createHash('sha256').update(text).digest('hex')
    const among = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5']
    const digest = hex('["C-1","C-2","C-3","C-4","C-5"]')
    const byKey = [...among].sort((a, b) =>
      hex(`${digest}|second|007|${a}`).localeCompare(hex(`${digest}|second|007|${b}`)),
    )
    expect(pickCases(among, 2, '007')).toEqual({ among, digest, picked: byKey.slice(0, 2) })
  })

  it('takes the seed as text', () => {
    const cases = Array.from({ length: 40 }, (_, at) => `C-${at}`)
    expect(pickCases(cases, 10, '007').picked).not.toEqual(pickCases(cases, 10, '7').picked)
  })

  const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 40 })

  it('does not depend on the order of the cases, picks as many as asked, and adds when more are asked', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.string({ minLength: 1 }), (cases, n, seed) => {
        const count = 1 + (n % cases.length)
        const { picked } = pickCases(cases, count, seed)
        expect(pickCases(cases.toReversed(), count, seed).picked).toEqual(picked)
        expect(new Set(picked).size).toBe(count)
        expect(pickCases(cases, cases.length, seed).picked.slice(0, count)).toEqual(picked)
      }),
    )
  })

  it('gives every case the same chance', () => {
    const cases = ['a', 'b', 'c', 'd']
    const times = new Map(cases.map((one) => [one, 0]))
    for (let seed = 0; seed < 4000; seed += 1)
      for (const one of pickCases(cases, 1, String(seed)).picked) times.set(one, times.get(one)! + 1)
    // 1,000 expected each; five standard deviations are 137.
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(137)
  })

  it('refuses what cannot be picked', () => {
    expect(() => pickCases(['a', 'a'], 1, 's')).toThrow('A case stands on the list twice.')
    expect(() => pickCases(['a'], 2, 's')).toThrow('2 cannot be picked from 1 cases.')
    expect(() => pickCases([], 1, 's')).toThrow('1 cannot be picked from 0 cases.')
  })

  it.each([
    [10, 25, 3],
    [20, 5, 1],
    [1, 3, 1],
    [100, 7, 7],
  ])('%i per cent of %i cases are %i', (perCent, of, expected) => {
    expect(casesInShare(perCent, of)).toBe(expected)
  })
})
