import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameText, freezeFrame } from './frame.ts'
import { anyCases, strata } from './frames-for-tests.ts'
import { sha256 } from './stream.ts'

const two: { caseRef: string; values: Record<string, string> }[] = [
  { caseRef: 'C-2', values: { gender: 'female', rosh: 'low', age: '15' } },
  { caseRef: 'C-1', values: { gender: 'male' } },
]

describe('freezing the eligible list', () => {
  it('writes cases in order of reference with only the strata, a missing one as blank', () => {
    const frame = freezeFrame({ n: 1, strata: ['gender', 'rosh'], cases: two })
    expect(frameText(frame)).toBe('{"n":1,"cases":[["C-1","male",""],["C-2","female","low"]]}')
    expect(frame.hash).toBe(sha256(frameText(frame)))
  })

  it('gives another hash with a salt, so that a small list cannot be guessed', () => {
    const salted = freezeFrame({ n: 1, strata: ['gender'], cases: two, salt: 'a8f0' })
    expect(frameText(salted)).toBe('{"n":1,"salt":"a8f0","cases":[["C-1","male"],["C-2","female"]]}')
    expect(salted.hash).not.toBe(freezeFrame({ n: 1, strata: ['gender'], cases: two }).hash)
  })

  it('never depends on the order of rows', () => {
    const shuffledToo = anyCases(60).chain(({ n, cases }) =>
      fc.record({
        n: fc.constant(n),
        cases: fc.constant(cases),
        shuffled: fc.shuffledSubarray(cases, { minLength: cases.length }),
      }),
    )
    fc.assert(
      fc.property(shuffledToo, ({ n, cases, shuffled }) => {
        expect(freezeFrame({ n, strata, cases: shuffled })).toEqual(freezeFrame({ n, strata, cases }))
      }),
    )
  })

  it('refuses a reference that stands twice, and a size the list cannot give', () => {
    expect(() => freezeFrame({ n: 1, strata, cases: [two[0]!, two[0]!] })).toThrow(/C-2.*twice/)
    for (const n of [0, 3, 1.5]) expect(() => freezeFrame({ n, strata, cases: two })).toThrow(/2 eligible/)
  })
})
