/** Files of two systems that make one caseload, one child met twice, and what a later upload changes. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { frameworkShape } from '../framework/shape.ts'
import type { Case } from './case.ts'
import { caseloadChanges } from './changes.ts'
import { checkFiles } from './check.ts'
import { inventCaseload } from './invent.ts'
import { sameChild } from './same-child.ts'

const file = new URL('../../../frameworks/hmip-youth-2018/framework.yaml', import.meta.url)
const framework = frameworkShape.parse(parse(readFileSync(file, 'utf8')))
const announced = '2027-01-04'
const make = (seed: string, size = 5) =>
  inventCaseload(framework, { kind: 'court', size, seed, announced, outside: 0 })
const renamed = (prefix: string, table: ReturnType<typeof make>) => ({
  headings: table.headings,
  rows: table.rows.map((cells) => cells.map((cell, at) => (at === 0 ? cell.replace('C-', prefix) : cell))),
})

describe('several files of one kind', () => {
  it('add up to one caseload, each case with its file and row', () => {
    const checked = checkFiles(framework, 'court', [make('a'), renamed('D-', make('b'))], { announced })
    expect(checked.faults).toEqual([])
    expect(checked.cases.map(({ caseRef, file, row }) => `${caseRef} ${file} ${row}`)).toEqual([
      ...[2, 3, 4, 5, 6].map((row) => `C-000${row - 1} 1 ${row}`),
      ...[2, 3, 4, 5, 6].map((row) => `D-000${row - 1} 2 ${row}`),
    ])
  })

  it('may order and name their columns differently', () => {
    const second = renamed('D-', make('b'))
    const turned = {
      headings: second.headings.toReversed(),
      rows: second.rows.map((cells) => cells.toReversed()),
    }
    expect(checkFiles(framework, 'court', [make('a'), turned], { announced }).cases).toHaveLength(10)
  })

  it('must not both hold a case, and every fault says in which file it is', () => {
    const second = renamed('D-', make('b'))
    second.rows[1]![0] = 'c-0003'
    second.rows[2]![second.headings.indexOf('age')] = '44'
    const { faults, cases } = checkFiles(framework, 'court', [make('a'), second], { announced })
    expect(cases).toHaveLength(8)
    expect(faults).toMatchObject([
      { file: 2, row: 3, code: 'reference-twice', message: expect.stringContaining('row 4 of file 1') },
      { file: 2, row: 4, code: 'age-implausible' },
    ])
  })

  it('may be empty, as long as one is not', () => {
    const empty = { headings: make('a').headings, rows: [] }
    expect(checkFiles(framework, 'court', [empty, make('a')], { announced }).faults).toEqual([])
    expect(checkFiles(framework, 'court', [empty, empty], { announced }).faults).toMatchObject([
      { code: 'no-rows' },
    ])
  })

  it('give the same as one file with all their rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.string({ maxLength: 5 }), (cut, seed) => {
        const whole = make(seed, 12)
        const parts = [whole.rows.slice(0, cut), whole.rows.slice(cut)].map((rows) => ({
          headings: whole.headings,
          rows,
        }))
        const inParts = checkFiles(framework, 'court', parts, { announced }).cases
        const atOnce = checkFiles(framework, 'court', [whole], { announced }).cases
        const plain = (cases: readonly Case[]) => cases.map(({ caseRef, values }) => ({ caseRef, values }))
        expect(plain(inParts)).toEqual(plain(atOnce))
      }),
      { numRuns: 40 },
    )
  })
})

const one = (caseRef: string, values: Record<string, string> = {}): Case => ({
  caseRef,
  kind: 'court',
  values,
})
const twin = { gender: 'male', ethnicity: 'white', age: '15', disposal_date: '2026-03-01' }

describe('one child who may be there twice', () => {
  it.each([
    ['a number and which case of it', ['12345/1', '12345/2'], ['12345/1', '12345/2']],
    ['a letter at the end', ['Y8123A', 'y8123b', 'Y8124A'], ['Y8123A', 'y8123b']],
    ['a reference and the same with a letter', ['Y8123', 'Y8123-B'], ['Y8123', 'Y8123-B']],
    ['nothing but numbers that follow each other', ['C-0001', 'C-0002'], null],
    ['numbers that begin with a year', ['2025/11', '2025/12'], null],
    ['a number that many cases share', ['501/1', '501/2', '501/3', '501/4', '501/5'], null],
  ])('is told by the stem of the reference: %s', (_, refs, expected) => {
    const found = sameChild(
      refs.map((ref) => one(ref)),
      'disposal_date',
    )
    expect(found).toEqual(expected ? [{ refs: expected, why: 'same-stem' }] : [])
  })

  it('is told by gender, ethnicity, age and date together, and by nothing less', () => {
    const cases = [
      one('A', twin),
      one('B', twin),
      one('C', { ...twin, age: '16' }),
      one('D', { ...twin, gender: '' }),
    ]
    expect(sameChild(cases, 'disposal_date')).toEqual([{ refs: ['A', 'B'], why: 'same-pattern' }])
    expect(
      sameChild(
        cases.map(({ caseRef }) => one(caseRef, { ...twin, disposal_date: '' })),
        'disposal_date',
      ),
    ).toEqual([])
  })

  it('is told once where both signs agree', () => {
    expect(sameChild([one('555-1', twin), one('555-2', twin)], 'disposal_date')).toHaveLength(1)
  })
})

describe('what a later upload changes', () => {
  it('is said case by case, and of a case field by field', () => {
    const before = [one('A', { age: '15', rosh: 'low' }), one('B', { age: '16' }), one('C', { age: '17' })]
    const after = [
      one('C', { age: '17', rosh: '' }),
      one('D', { age: '14' }),
      one('A', { age: '16', rosh: 'low' }),
    ]
    expect(caseloadChanges(before, after)).toEqual({
      added: ['D'],
      gone: ['B'],
      changed: [{ caseRef: 'A', fields: [{ column: 'age', from: '15', to: '16' }] }],
    })
  })

  it('is nothing for the same cases in any order', () => {
    const cases = [one('A', { age: '15' }), one('B', { age: '16' })]
    expect(caseloadChanges(cases, cases.toReversed())).toEqual({ added: [], gone: [], changed: [] })
  })
})
