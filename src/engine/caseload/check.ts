/**
 * Checks a caseload file against a framework and reports everything at once: which cases are eligible, which rows are
 * not and why, and what has to be put right. Nothing is guessed and nothing half-right is let through.
 */
import type { CaseKind, CaseloadColumn, Framework } from '../framework/shape.ts'
import type { Case, ExcludedRow, Fault, FaultCode, Table } from './case.ts'
import { type Cell, readCell } from './cells.ts'
import { type CodeFinder, codeFinder } from './codes.ts'
import { longDate, readDate } from './dates.ts'
import { isNeeded, matchHeadings } from './headings.ts'
import { tidy } from './loosely.ts'
import { eligibleWindow, type Months, type Window } from './window.ts'

export type CheckOptions = {
  /** ISO date of the announcement. Null: the window of eligibility is not applied. */
  announced: string | null
  /** The inspection's own window, where it differs from the framework's. */
  window?: Months
  /** Rows with a disposal of another kind: a fault (the default), or merely not eligible in a file of several kinds. */
  otherKinds?: 'fault' | 'exclude'
}

export type CheckedCaseload = {
  /** Eligible cases from rows without a fault, in the order of the file. */
  cases: Case[]
  excluded: ExcludedRow[]
  /** Only an empty list means that the file can be used. */
  faults: Fault[]
  /** Headings that were not read. */
  ignored: string[]
  window: Window | null
}

type Reader = { column: CaseloadColumn; at: number; finder: CodeFinder | undefined }
type Sheet = {
  kind: CaseKind
  readers: Reader[]
  width: number
  window: Window | null
  months: Months
  options: CheckOptions
}

/** Throws RangeError for a kind of case the framework does not have. */
export function checkCaseload(
  framework: Framework,
  caseKindId: string,
  table: Table,
  options: CheckOptions,
): CheckedCaseload {
  const kind = framework.caseKinds.find((one) => one.id === caseKindId)
  if (!kind) throw new RangeError(`Framework ${framework.id} has no kind of case called "${caseKindId}".`)
  const headingRow = table.headingRow ?? 1
  const { at, faults: inHeadings, ignored } = matchHeadings(framework, kind, table.headings)
  const faults = inHeadings.map((fault) => ({ ...fault, row: headingRow }))
  const months = options.window ?? kind.window
  const window = options.announced === null ? null : eligibleWindow(options.announced, months)
  const readers = framework.caseload.columns.flatMap((column): Reader[] => {
    const position = at.get(column.id)
    const finder = column.kind === 'code' ? codeFinder(framework, kind, column) : undefined
    return position === undefined ? [] : [{ column, at: position, finder }]
  })
  const sheet: Sheet = { kind, readers, width: table.headings.length, window, months, options }
  const referenceColumn = framework.caseload.columns.find((column) => column.kind === 'reference')?.id

  const cases: Case[] = []
  const excluded: ExcludedRow[] = []
  const firstRow = new Map<string, number>()
  let filled = 0
  table.rows.forEach((cells, index) => {
    if (cells.every((cell) => tidy(cell) === '')) return
    filled += 1
    const row = headingRow + 1 + index
    const read = readRow(sheet, cells, row)
    if (read.reasons.length > 0) {
      excluded.push({ row, reasons: read.reasons })
      // What else is wrong with such a row does not matter, personal data apart: none of it is kept.
      faults.push(...read.faults.filter((one) => personal.has(one.code)))
      return
    }
    const caseRef = referenceColumn === undefined ? '' : (read.values[referenceColumn] ?? '')
    const twice = caseRef === '' ? undefined : firstRow.get(caseRef.toUpperCase())
    if (twice !== undefined) read.faults.push(repeated(referenceColumn!, caseRef, row, twice))
    else if (caseRef !== '') firstRow.set(caseRef.toUpperCase(), row)
    if (read.faults.length > 0) faults.push(...read.faults)
    else if (caseRef !== '') cases.push({ caseRef, kind: kind.id, values: read.values })
  })
  if (filled === 0) {
    faults.push({
      row: headingRow + 1,
      column: '',
      code: 'no-rows',
      message: 'The file has no rows below its headings. Send one row for each case.',
    })
  }
  return { cases, excluded, faults, ignored, window }
}

const personal: ReadonlySet<FaultCode> = new Set(['birth-date-given', 'reference-like-a-name'])

const repeated = (column: string, value: string, row: number, first: number): Fault => ({
  row,
  column,
  value,
  code: 'reference-twice',
  message: `Row ${row}, case reference: ${value} is also in row ${first}. Keep one row for each case, with the latest disposal.`,
})

type ReadRow = { values: Record<string, string>; reasons: string[]; faults: Fault[] }

function readRow(sheet: Sheet, cells: readonly string[], row: number): ReadRow {
  const { kind, readers, options } = sheet
  const result: ReadRow = { values: {}, reasons: [], faults: [] }
  const on = options.announced ?? dateInWindowColumn(sheet, cells)
  for (const { column, at, finder } of readers) {
    const text = tidy(cells[at])
    if (text === '') {
      result.values[column.id] = ''
      if (column.id === kind.window.column && !column.required) {
        result.reasons.push(`It has no ${lowerFirst(column.label)}.`)
      } else if (isNeeded(column, kind)) {
        result.faults.push(
          faultIn(column, row, '', {
            code: 'value-missing',
            says: 'this is blank. Fill it in.',
            shown: false,
          }),
        )
      }
      continue
    }
    const cell = readCell(column, text, on, finder)
    if ('value' in cell) {
      result.values[column.id] = cell.value
      if (column.id === kind.window.column) result.reasons.push(...outside(sheet, column, cell.value))
    } else if (cell.code === 'disposal-of-another-kind' && options.otherKinds === 'exclude') {
      result.reasons.push(`${text} is not among ${lowerFirst(kind.label)}.`)
    } else {
      result.faults.push(faultIn(column, row, text, cell))
    }
  }
  if (cells.slice(sheet.width).some((cell) => tidy(cell) !== '')) {
    result.faults.push({
      row,
      column: '',
      code: 'row-too-wide',
      message: `Row ${row} has more cells than there are headings. A comma inside a cell may have split it: put such a cell in double quotes.`,
    })
  }
  return result
}

/** Tells roughly when the case was open, for telling a date of birth from other numbers. */
function dateInWindowColumn({ kind, readers }: Sheet, cells: readonly string[]): string | null {
  const reader = readers.find((one) => one.column.id === kind.window.column)
  const read = readDate(tidy(cells[reader?.at ?? -1]))
  return 'iso' in read ? read.iso : null
}

function outside({ window, months }: Sheet, column: CaseloadColumn, date: string): string[] {
  if (!window || (date >= window.first && date <= window.last)) return []
  const { fromMonths, toMonths } = months
  const days = `${longDate(window.first)} to ${longDate(window.last)}`
  return [
    `${column.label} ${longDate(date)} is not ${fromMonths} to ${toMonths} months before the announcement (${days}).`,
  ]
}

function faultIn(
  column: CaseloadColumn,
  row: number,
  text: string,
  cell: Exclude<Cell, { value: string }>,
): Fault {
  const message = `Row ${row}, ${lowerFirst(column.label)}: ${cell.says}`
  return { row, column: column.id, ...(cell.shown ? { value: text } : {}), code: cell.code, message }
}

/** "Date of disposal" inside a sentence; an abbreviation keeps its capitals. */
const lowerFirst = (label: string) =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
