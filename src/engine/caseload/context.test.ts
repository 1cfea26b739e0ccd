/** What a caseload is made of, beside which national figures, and what of it anyone may read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparators, readComparators } from '#platform/comparators/load.ts'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { checkCaseload } from './check.ts'
import { type ComparatorSet, comparatorSet, sourceWords } from './comparators.ts'
import { contextOf, countedColumns, tallyOf } from './context.ts'
import { disclosed, disclosureRule } from './disclose.ts'
import { inventCaseload } from './invent.ts'

const framework = shippedFramework('hmip-youth-2021')
const court = framework.caseKinds.find(({ id }) => id === 'court')!
const announced = '2027-01-04'

type Listed = { values: Record<string, string> }[]
const contextFrom = (listed: Listed, national: ComparatorSet | null) =>
  contextOf(
    framework,
    court,
    listed.length,
    new Map(countedColumns(framework).map(({ id }) => [id, tallyOf(listed, id)])),
    national,
  )

const cases = (gender: string[], more: Record<string, string> = {}) =>
  gender.map((one) => ({ values: { gender: one, ethnicity: 'white', age: '15', ...more } }))

describe('the figures of a caseload', () => {
  const national = comparatorSet(comparators(), announced)
  const made = contextFrom(cases(['male', 'male', 'female', 'not-known', 'male']), national)
  const table = (column: string) => made.tables.find((one) => one.column === column)!

  it('are counts and whole percentages by category, in the order of the list', () => {
    expect(table('gender').rows).toEqual([
      { label: 'Male', count: 3, percent: 60 },
      { label: 'Female', count: 1, percent: 20 },
      { label: 'Not known', count: 1, percent: 20 },
    ])
    expect(table('age').rows).toEqual([{ label: '15', count: 5, percent: 100 }])
    expect(table('rosh').rows).toEqual([{ label: 'Not recorded', count: 5, percent: 100 }])
  })

  it('stand beside national ones in the groups that those have', () => {
    expect(table('gender').compared).toEqual([
      { label: 'Male', count: 3, percent: 60, national: 85 },
      { label: 'Female', count: 1, percent: 20, national: 15 },
    ])
    expect(table('age').compared).toMatchObject([
      { label: '10 to 14 years', count: 0, national: 22 },
      { label: '15 to 17 years', count: 5, national: 78 },
    ])
    expect(table('disposal').compared).toEqual([])
  })

  it('leave out references and dates, and are none of an empty caseload', () => {
    expect(made.tables.map(({ column }) => column)).toEqual([
      'gender',
      'ethnicity',
      'age',
      'disposal',
      'rosh',
      'safety',
    ])
    expect(
      contextFrom([], national).tables.every(({ rows, compared }) => rows.length + compared.length === 0),
    ).toBe(true)
  })

  it('count every case once in every table, whatever the caseload', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.string({ maxLength: 4 }), (size, seed) => {
        const file = inventCaseload(framework, { kind: 'court', size, seed, announced })
        const checked = checkCaseload(framework, 'court', file, { announced })
        for (const { rows } of contextFrom(checked.cases, national).tables)
          expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(size)
      }),
      { numRuns: 30 },
    )
  })
})

describe('national figures', () => {
  it.each([
    ['2020-06-01', '2017 to 2018'],
    ['2021-05-10', '2018 to 2019'],
    ['2022-02-01', '2019 to 2020'],
    [null, '2019 to 2020'],
    ['2019-01-01', undefined],
  ])('of an inspection announced on %s are those of %s', (announced, period) => {
    expect(comparatorSet(comparators(), announced)?.period).toBe(period)
  })

  it('name the report that prints them and where that has them from', () => {
    const set = comparatorSet(comparators(), '2020-06-01')!
    expect(sourceWords(comparators(), set)).toBe(
      'Youth Justice Board (2019), Youth justice annual statistics: 2017 to 2018, as printed in HM Inspectorate of Probation, An inspection of youth offending services in Luton (2020-05), Contextual facts, caseload information, page 13',
    )
  })

  it('name codes that every framework with the column has', () => {
    for (const id of ['hmip-youth-2018', 'hmip-youth-2021'] as const) {
      const { codeLists, caseload } = shippedFramework(id)
      for (const { columns } of comparators().sets)
        for (const [name, groups] of Object.entries(columns)) {
          const column = caseload.columns.find((one) => one.id === name)
          const codes = codeLists[column?.codes ?? '']?.map(({ code }) => code)
          for (const group of groups) for (const code of group.codes ?? []) expect(codes).toContain(code)
        }
    }
  })

  it('are refused with everything that is wrong in the file', () => {
    const faulty = `documents: [{ id: a, title: A, publisher: P }]
sets:
  - { period: x, of: y, from: z, source: "b: page 1", usedFrom: 2020-01, columns: { gender: [{ label: Male, percent: 101 }] } }`
    expect(() => readComparators(faulty, 'figures.yaml')).toThrow(/columns › gender › 0[\s\S]*/)
    const wrongDocument = faulty.replace('percent: 101', 'percent: 10, codes: [male]')
    expect(() => readComparators(wrongDocument, 'figures.yaml')).toThrow('there is no document "b"')
  })
})

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
