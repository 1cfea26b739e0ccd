/** What a caseload is made of, beside which national figures, and what of it anyone may read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparators, readComparators } from '#platform/comparators/load.ts'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { checkCaseload } from './check.ts'
import { type ComparatorSet, comparatorSet, sourceWords } from './comparators.ts'
import { contextOf, countedColumns, tallyOf } from './context.ts'
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
