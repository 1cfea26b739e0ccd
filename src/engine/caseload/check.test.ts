import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { frameworkShape } from '../framework/shape.ts'
import type { Table } from './case.ts'
import { checkCaseload } from './check.ts'
import type { CheckOptions } from './check-options.ts'
import { tallyOf } from './context.ts'
import { inventCaseload } from './invent.ts'

const file = new URL('../../../frameworks/hmip-youth-2018/framework.yaml', import.meta.url)
const framework = frameworkShape.parse(parse(readFileSync(file, 'utf8')))
const later = frameworkShape.parse(
  parse(readFileSync(new URL('../hmip-youth-2021/framework.yaml', file), 'utf8')),
)

const announced = '2026-02-02' // court window: 2 February 2025 to 2 August 2025
const headings = ['case_ref', 'gender', 'ethnicity', 'age', 'disposal', 'disposal_date', 'rosh', 'safety']
const good = ['C-1', 'Male', 'White', '15', 'Referral order', '2025-05-01', 'Low', 'Very high']

/** A row like the good one but for the columns named. */
function row(ref: string, changes: Record<string, string> = {}): string[] {
  return headings.map((heading, at) => changes[heading] ?? (at === 0 ? ref : good[at]!))
}
const check = (table: Table, options: Partial<CheckOptions> = {}) =>
  checkCaseload(framework, 'court', table, { announced, ...options })
const checkRows = (...rows: string[][]) => check({ headings, rows })
const messages = (...rows: string[][]) => checkRows(...rows).faults.map((fault) => fault.message)

describe('what spreadsheet programs leave in cells', () => {
  it.each([
    ['case_ref', "=cmd|' /C calc'!A0", 'formula-given'],
    ['case_ref', '=VLOOKUP(A2,old,1)', 'formula-given'],
    ['case_ref', "@SUM(1+1)*cmd|' /C calc'!A0", 'formula-given'],
    ['case_ref', '#N/A', 'error-value'],
    ['case_ref', '1.2E+05', 'number-shortened'],
    ['disposal_date', '=TODAY()', 'formula-given'],
    ['gender', '#REF!', 'error-value'],
  ])('is named in %s: %s', (column, text, code) => {
    expect(checkRows(row('C-1', { [column]: text })).faults).toMatchObject([{ row: 2, column, code }])
  })

  it('is not seen in references with dashes', () => {
    expect(checkRows(row('-12'), row('C-1/2'), row('E+05')).faults).toEqual([])
  })
})

describe('a file with titles above its headings', () => {
  it('is told of by the rows it has', () => {
    const { faults } = check({
      headings: headings.filter((one) => one !== 'gender'),
      rows: [good.toSpliced(1, 1).with(4, '31/02/2025')],
      headingRow: 4,
    })
    expect(faults.map(({ row: at, code }) => [at, code])).toEqual([
      [4, 'heading-missing'],
      [5, 'date-impossible'],
    ])
  })
})

describe('a caseload that is right', () => {
  it('becomes cases with codes and ISO dates', () => {
    expect(checkRows(row('C-1', { disposal_date: '1/5/2025' }))).toEqual({
      cases: [
        {
          caseRef: 'C-1',
          kind: 'court',
          values: {
            case_ref: 'C-1',
            gender: 'male',
            ethnicity: 'white',
            age: '15',
            disposal: 'referral-order',
            disposal_date: '2025-05-01',
            rosh: 'low',
            safety: 'very-high',
          },
        },
      ],
      excluded: [],
      faults: [],
      ignored: [],
      window: { first: '2025-02-02', last: '2025-08-02' },
    })
  })

  it.each([
    [
      'capitals, spaces and underscores',
      ['Case Ref', 'GENDER', 'ethnicity ', 'Age', 'Disposal', 'Disposal Date', 'RoSH', 'safety'],
    ],
    [
      'the labels',
      [
        'Case reference',
        'Gender',
        'Ethnicity',
        'Age',
        'Disposal',
        'Date of disposal',
        'Risk of serious harm',
        'Safety and wellbeing',
      ],
    ],
    [
      'other names',
      [
        'Case number',
        'Sex',
        'Ethnic group',
        'Age in years',
        'Order type',
        'Date of sentence',
        'RoSH level',
        'S & W',
      ],
    ],
  ])('may write its headings with %s', (_, written) => {
    const checked = check({ headings: written, rows: [good] })
    expect(checked.faults).toEqual([])
    expect(checked.cases).toHaveLength(1)
  })

  it('may write its codes loosely', () => {
    const checked = checkRows(
      row('C-1', { gender: ' F ', rosh: 'VERY_HIGH', safety: 'med', disposal: 'y.r.o.' }),
    )
    expect(checked.cases[0]!.values).toMatchObject({
      gender: 'female',
      rosh: 'very-high',
      safety: 'medium',
      disposal: 'youth-rehabilitation-order',
    })
  })

  it('may hold blank rows and columns nobody asked for; row numbers stay those of the file', () => {
    const checked = check({
      headings: [...headings, 'Postcode', ''],
      rows: [[...row('C-1'), 'XX1'], ['', '  '], [], [...row('C-2', { age: 'x' })]],
    })
    expect(checked.ignored).toEqual(['Postcode'])
    expect(checked.cases[0]!.values).not.toHaveProperty('postcode')
    expect(checked.faults).toMatchObject([{ row: 5, column: 'age' }])
  })
})

describe('a case outside the window', () => {
  it('is not a fault; it is not eligible, and the reason says so', () => {
    const checked = checkRows(
      row('C-1', { disposal_date: '02/02/2025' }),
      row('C-2', { disposal_date: '02/08/2025' }),
      row('C-3', { disposal_date: '01/02/2025' }),
      row('C-4', { disposal_date: '03/08/2025' }),
    )
    expect(checked.cases.map((one) => one.caseRef)).toEqual(['C-1', 'C-2'])
    expect(checked.faults).toEqual([])
    expect(checked.excluded).toEqual([
      {
        row: 4,
        reasons: [
          'Date of disposal 1 February 2025 is not 6 to 12 months before the announcement (2 February 2025 to 2 August 2025).',
        ],
      },
      { row: 5, reasons: [expect.stringContaining('3 August 2025')] },
    ])
  })

  it('may be an older disposal of a child whose latest one is eligible', () => {
    const checked = checkRows(row('C-1', { disposal_date: '01/01/2024' }), row('C-1'))
    expect(checked.cases).toHaveLength(1)
    expect(checked.faults).toEqual([])
  })

  it('needs no correcting, personal data apart', () => {
    const checked = checkRows(
      row('C-1', { disposal_date: '01/01/2024', gender: '?' }),
      row('Ann Smith', { disposal_date: '01/01/2024' }),
    )
    expect(checked.excluded).toHaveLength(2)
    expect(checked.faults).toMatchObject([{ row: 3, code: 'reference-like-a-name' }])
  })

  it('follows the inspection’s own window, or none', () => {
    const table = { headings, rows: [row('C-1', { disposal_date: '01/12/2025' })] }
    expect(check(table).cases).toHaveLength(0)
    expect(check(table, { window: { fromMonths: 2, toMonths: 11 } }).cases).toHaveLength(1)
    expect(check(table, { announced: null })).toMatchObject({ cases: [{ caseRef: 'C-1' }], window: null })
  })

  it('leaves out a child still in custody when the window is about release', () => {
    const table = {
      headings: [...headings, 'custody_release_date'],
      rows: [
        [...row('C-1', { disposal: 'DTO' }), ''],
        [...row('C-2', { disposal: 'DTO' }), '01/06/2025'],
      ],
    }
    const checked = checkCaseload(later, 'resettlement', table, { announced })
    expect(checked.faults).toEqual([])
    expect(checked.excluded).toEqual([{ row: 2, reasons: ['It has no date of release from custody.'] }])
    expect(checked.cases.map((one) => one.caseRef)).toEqual(['C-2'])
  })
})

describe('what has to be put right', () => {
  it('is said in words, with the place and what to write', () => {
    const rows = Array.from({ length: 12 }, (_, at) => row(`C-${at + 1}`))
    expect(messages(...rows, row('C-13', { disposal_date: '31/02/2026' }))).toEqual([
      'Row 14, date of disposal: 31/02/2026 is not a date. Write it as 28/02/2026 or 2026-02-28.',
    ])
  })

  it('is all reported at once', () => {
    const checked = checkRows(
      row('C-1', { gender: 'Mael', age: '9', disposal_date: '1/1/25' }),
      row('C-2', { rosh: '', age: 'fifteen' }),
      row('c-1', { gender: 'male' }),
      row('C-2'),
      [...row('C-5'), '', 'spilled'],
    )
    expect(checked.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'gender', 'code-unknown'],
      [2, 'age', 'age-implausible'],
      [2, 'disposal_date', 'date-unreadable'],
      [3, 'age', 'age-unreadable'],
      [3, 'rosh', 'value-missing'],
      [4, 'case_ref', 'reference-twice'],
      [5, 'case_ref', 'reference-twice'],
      [6, '', 'row-too-wide'],
    ])
    expect(checked.cases).toEqual([])
  })

  it('names the codes that could have been meant', () => {
    expect(messages(row('C-1', { gender: 'Mael' }))).toEqual([
      'Row 2, gender: “Mael” is not on the list. Write one of: Male; Female; Another gender; Not known.',
    ])
  })

  it('names the row a reference was first seen in', () => {
    expect(messages(row('C-1'), row('C-1'))).toEqual([
      'Row 3, case reference: C-1 is also in row 2. Keep one row for each case, with the latest disposal.',
    ])
  })

  it('includes a disposal of another kind, unless the file may hold several kinds', () => {
    const table = { headings, rows: [row('C-1', { disposal: 'Youth caution' })] }
    expect(check(table).faults).toMatchObject([
      { row: 2, column: 'disposal', value: 'Youth caution', code: 'disposal-of-another-kind' },
    ])
    const several = check(table, { otherKinds: 'exclude' })
    expect(several.faults).toEqual([])
    expect(several.excluded).toEqual([{ row: 2, reasons: ['Youth caution is not among court disposals.'] }])
  })

  it('includes missing and doubled columns', () => {
    const checked = check({
      headings: ['case_ref', 'Sex', 'Gender', 'age', 'disposal', 'date', 'rosh', 'safety'],
      rows: [good],
    })
    expect(checked.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'gender', 'heading-twice'],
      [1, 'ethnicity', 'heading-missing'],
    ])
  })

  it('includes an age nobody on a youth caseload can have; 10 and 18 are possible', () => {
    const ages = ['9', '10', '17', '18', '19', '15.0', '15.5']
    const faulty = checkRows(...ages.map((age, at) => row(`C-${at}`, { age }))).faults
    expect(faulty.map((one) => one.value)).toEqual(['9', '19', '15.5'])
  })

  it('includes a file without any case', () => {
    expect(check({ headings, rows: [['', '']] }).faults).toMatchObject([{ code: 'no-rows' }])
  })
})

describe('personal data is refused and never repeated', () => {
  it.each([
    ['a name', { case_ref: 'Ann Smith' }, 'reference-like-a-name'],
    ['a date of birth as reference', { case_ref: 'AS 12/03/2010' }, 'birth-date-given'],
    ['a date of birth as age', { age: '12/03/2010' }, 'birth-date-given'],
  ])('%s', (_, changes, code) => {
    const { faults, cases } = checkRows(row('C-1', changes))
    expect(cases).toEqual([])
    expect(faults).toMatchObject([{ row: 2, code }])
    expect(JSON.stringify(faults)).not.toMatch(/Smith|2010/)
  })

  it('a column of names', () => {
    const checked = check({
      headings: [...headings, 'Surname', 'DOB'],
      rows: [[...row('C-1'), 'Smith', '12/03/2010']],
    })
    expect(checked.faults.map((fault) => [fault.column, fault.code])).toEqual([
      ['Surname', 'heading-personal'],
      ['DOB', 'heading-personal'],
    ])
  })

  it('a case manager’s name, but not initials', () => {
    const table = (manager: string) => ({
      headings: [...headings, 'case_manager'],
      rows: [[...row('C-1'), manager]],
    })
    expect(check(table('J.S.')).faults).toEqual([])
    expect(check(table('Jo Smith')).faults).toMatchObject([
      { column: 'case_manager', code: 'reference-like-a-name' },
    ])
  })
})

describe('an invented caseload', () => {
  const kinds = [framework, later].flatMap((one) =>
    one.caseKinds.map((kind) => ({ framework: one, id: kind.id })),
  )
  it('passes the check with exactly the eligible cases asked for, whatever the seed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 1, max: 120 }),
        fc.string(),
        (kind, size, seed) => {
          const table = inventCaseload(kind.framework, { kind: kind.id, size, seed, announced })
          const checked = checkCaseload(kind.framework, kind.id, table, { announced })
          expect(checked.faults).toEqual([])
          expect(checked.cases).toHaveLength(size)
          expect(checked.excluded).toHaveLength(size >= 10 ? 2 : 0)
          expect(inventCaseload(kind.framework, { kind: kind.id, size, seed, announced })).toEqual(table)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('is mixed: boys and girls, every class of risk, several disposals', () => {
    const table = inventCaseload(framework, { kind: 'court', size: 100, seed: 'mixed', announced })
    const { cases } = checkCaseload(framework, 'court', table, { announced })
    const categories = (column: string) => tallyOf(cases, column).size
    expect([categories('rosh'), categories('safety')]).toEqual([4, 4])
    expect(categories('gender')).toBeGreaterThanOrEqual(2)
    expect(categories('disposal')).toBeGreaterThanOrEqual(5)
  })
})

describe('the check itself', () => {
  it('never breaks, whatever stands in the cells', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...good))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 6 }),
        fc.array(cell),
        (rows, odd) => {
          for (const table of [
            { headings, rows },
            { headings: odd, rows },
          ]) {
            const { cases, excluded, faults } = check(table)
            expect(cases.length + excluded.length).toBeLessThanOrEqual(rows.length)
            expect(faults.every((fault) => fault.message !== '')).toBe(true)
          }
        },
      ),
    )
  })

  it('refuses a kind of case the framework does not have', () => {
    expect(() => checkCaseload(framework, 'prison', { headings, rows: [] }, { announced })).toThrow(/prison/)
  })
})
