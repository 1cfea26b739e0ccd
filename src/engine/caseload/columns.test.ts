/** A service's own headings and spellings: guessed, confirmed, and not asked about twice. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { frameworkShape } from '../framework/shape.ts'
import { checkFiles } from './check.ts'
import { guessColumns } from './guess-columns.ts'
import { matchHeadings } from './headings.ts'
import { inventCaseload } from './invent.ts'
import { likeness } from './likeness.ts'
import {
  type FileReading,
  mayBeRemembered,
  nothingConfirmed,
  withColumns,
  withoutSpelling,
  withSpellings,
} from './reading.ts'
import { unknownValues } from './unknown-values.ts'

const file = new URL('../../../frameworks/hmip-youth-2018/framework.yaml', import.meta.url)
const framework = frameworkShape.parse(parse(readFileSync(file, 'utf8')))
const court = framework.caseKinds.find(({ id }) => id === 'court')!
const announced = '2027-01-04'
const made = inventCaseload(framework, { kind: 'court', size: 40, seed: 'columns', announced })

/** The invented file with other headings; a heading of null takes the column out. */
function file1(renamed: Record<string, string | null>) {
  const kept = made.headings
    .map((heading, at) => ({ heading: renamed[heading] === undefined ? heading : renamed[heading], at }))
    .filter((one): one is { heading: string; at: number } => one.heading !== null)
  return {
    headings: kept.map(({ heading }) => heading),
    rows: made.rows.map((cells) => kept.map(({ at }) => cells[at]!)),
  }
}
const asks = (headings: string[], reading?: FileReading) =>
  matchHeadings(framework, court, headings, reading).ask

describe('whether a person is asked which column is which', () => {
  it.each([
    ['every heading is known', {}, false],
    ['one is unknown and a column that is needed is missing', { gender: 'mystery' }, true],
    ['one is unknown and a column that may be left out is missing', { case_manager: 'Key' }, true],
    ['a column is missing and nothing could be it', { gender: null }, false],
    ['two headings claim to be one column', { custody_release_date: 'Sentence date' }, true],
  ] as const)('where %s', (_, renamed, expected) => {
    expect(asks(file1(renamed).headings)).toBe(expected)
  })

  it('not for one more column than was asked for, when none is missing', () => {
    expect(asks([...made.headings, 'Ward'])).toBe(false)
  })

  it('not for a name, which must be taken out instead', () => {
    const { ask, faults } = matchHeadings(framework, court, [
      ...file1({ case_manager: null }).headings,
      'Surname',
    ])
    expect(ask).toBe(false)
    expect(faults).toMatchObject([{ code: 'heading-personal', column: 'Surname' }])
  })
})

describe('the guess at what a column holds', () => {
  it.each([
    ['gender', 'M/F/O'],
    ['ethnicity', 'Ethnic category'],
    ['age', 'Yrs old'],
    ['disposal', 'What the court gave'],
    ['disposal_date', 'Sentenced on'],
    ['rosh', 'ROSH rating'],
    ['safety', 'Wellbeing level'],
    ['case_ref', 'Case no.'],
  ])('finds %s under “%s”', (column, heading) => {
    const table = file1({ [column]: heading })
    const { matches } = matchHeadings(framework, court, table.headings)
    const position = table.headings.indexOf(heading)
    expect(guessColumns(framework, court, table, matches).get(position)).toBe(column)
  })

  it('gives one column to one heading only, and leaves a stranger out', () => {
    const table = file1({ gender: 'Sex of child' })
    table.headings.push('Sex recorded', 'Ward')
    table.rows = table.rows.map((cells, at) => [...cells, at % 2 ? 'Male' : '?', 'North'])
    const { matches } = matchHeadings(framework, court, table.headings)
    const guess = guessColumns(framework, court, table, matches)
    expect([...guess.values()].filter((one) => one === 'gender')).toHaveLength(1)
    expect(guess.get(1)).toBe('gender')
    expect(guess.get(table.headings.indexOf('Ward'))).toBeNull()
  })
})

describe('what was confirmed', () => {
  const odd = file1({ gender: 'mystery', case_manager: 'Key' })
  const confirmed = withColumns(
    nothingConfirmed,
    odd.headings.map((heading) => ({
      heading,
      column:
        { mystery: 'gender', Key: null }[heading] ??
        (heading === 'mystery' || heading === 'Key' ? null : heading),
    })),
  )

  it('is used for the next file of the same layout without asking', () => {
    expect(asks(odd.headings, confirmed)).toBe(false)
    const checked = checkFiles(framework, 'court', [odd], { announced, reading: confirmed })
    expect(checked.faults).toEqual([])
    expect(checked.cases).toHaveLength(40)
    expect(checked.files[0]!.matched.ignored).toEqual(['Key'])
  })

  it('is remembered of a heading in a file of another layout', () => {
    const { matches, ask } = matchHeadings(framework, court, [...odd.headings].reverse(), confirmed)
    expect(ask).toBe(false)
    expect(matches.find(({ heading }) => heading === 'mystery')).toMatchObject({
      column: 'gender',
      how: 'remembered',
    })
  })

  it('goes before what the framework would make of a heading, in that layout only', () => {
    // In this service's file "Date" is when the child was released.
    const headings = ['case_ref', 'Date', 'disposal_date']
    const reading = withColumns(nothingConfirmed, [
      { heading: 'case_ref', column: 'case_ref' },
      { heading: 'Date', column: 'custody_release_date' },
      { heading: 'disposal_date', column: 'disposal_date' },
    ])
    expect(matchHeadings(framework, court, headings, reading).at.get('custody_release_date')).toBe(1)
    expect(matchHeadings(framework, court, ['case_ref', 'Date'], reading).at.get('disposal_date')).toBe(1)
  })

  it('replaces what was confirmed of the same layout before', () => {
    const again = withColumns(
      confirmed,
      odd.headings.map((heading) => ({ heading, column: null })),
    )
    expect(again.layouts).toHaveLength(1)
    expect(matchHeadings(framework, court, odd.headings, again).at.size).toBe(0)
  })

  it('holds no name: a heading that may be one is used for its layout and not written down', () => {
    const reading = withColumns(nothingConfirmed, [{ heading: 'Jack 12/05/2010', column: 'case_ref' }])
    expect(JSON.stringify(reading)).not.toContain('Jack')
    expect(matchHeadings(framework, court, ['Jack 12/05/2010'], reading).at.get('case_ref')).toBe(0)
  })
})

describe('a spelling that no list has', () => {
  const at = made.headings.indexOf('disposal')
  const table = { headings: made.headings, rows: made.rows.map((cells) => [...cells]) }
  table.rows[0]![at] = 'Ref. order'
  table.rows[1]![at] = 'ref order'
  table.rows[2]![at] = 'Payback scheme'
  table.rows[3]![at] = 'Jack Invented'
  table.rows[4]![at] = 'Youth caution'
  const { faults } = checkFiles(framework, 'court', [table], { announced })

  it('is asked about once, with the likeliest code; one that may be a name, or is of another kind, is not', () => {
    expect(unknownValues(framework, court, faults)).toEqual([
      { column: 'disposal', list: 'court-disposals', value: 'Ref. order', rows: 2, guess: 'referral-order' },
      { column: 'disposal', list: 'court-disposals', value: 'Payback scheme', rows: 1, guess: null },
    ])
  })

  it('is read as the service said from then on, on that list only', () => {
    const reading = withSpellings(nothingConfirmed, [
      { list: 'court-disposals', spelling: 'Ref. order', code: 'referral-order' },
      { list: 'gender', spelling: 'Payback scheme', code: 'male' },
    ])
    const checked = checkFiles(framework, 'court', [table], { announced, reading })
    expect(checked.faults.map(({ row }) => row)).toEqual([4, 5, 6])
    expect(checked.cases[0]!.values.disposal).toBe('referral-order')
  })

  it('means what was said last', () => {
    const once = withSpellings(nothingConfirmed, [{ list: 'gender', spelling: 'B', code: 'male' }])
    const twice = withSpellings(once, [{ list: 'gender', spelling: 'b.', code: 'female' }])
    expect(twice.spellings).toEqual([{ list: 'gender', spelling: 'b.', code: 'female' }])
  })

  it('is asked about again once it is forgotten', () => {
    const said = withSpellings(nothingConfirmed, [
      { list: 'gender', spelling: 'B', code: 'male' },
      { list: 'ethnicity', spelling: 'B', code: 'black' },
    ])
    expect(withoutSpelling(said, 'gender', 'b').spellings).toEqual([
      { list: 'ethnicity', spelling: 'B', code: 'black' },
    ])
  })

  it('is not asked about where a column holds something else altogether', () => {
    const strange = { headings: made.headings, rows: made.rows.map((cells) => [...cells]) }
    strange.rows.forEach((cells, row) => {
      cells[at] = `thing ${row}`
    })
    strange.rows.push(
      ...strange.rows.map((cells, row) =>
        cells.map((cell, column) => (column === at ? `other ${row}` : column === 0 ? `D-${row}` : cell)),
      ),
    )
    const found = checkFiles(framework, 'court', [strange], { announced }).faults
    expect(unknownValues(framework, court, found)).toEqual([])
  })
})

describe('what may be remembered', () => {
  it.each([
    ['Ref. order', true],
    ['YRO (18 months)', true],
    ['Jack', false],
    ['born 12/05/2010', false],
    ['x'.repeat(61), false],
  ])('%s: %s', (text, expected) => expect(mayBeRemembered(text)).toBe(expected))
})

describe('likeness of two texts', () => {
  it.each([
    ['Ref. order', 'Referral order', 1],
    ['YRO', 'Youth rehabilitation order', 0.9],
    ['Date of sentence', 'sentence date', 1],
    ['Sentence', 'Sentence date', 2 / 3],
    ['Ward', 'Gender', 0],
    ['', 'Gender', 0],
  ])('%s and %s: %d', (one, other, expected) => expect(likeness(one, other)).toBeCloseTo(expected))
})
