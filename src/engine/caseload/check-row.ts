/** One row of a caseload file: its values, what is wrong with it, and why it may not be eligible. */
import type { CaseKind, CaseloadColumn } from '../framework/shape.ts'
import type { Fault } from './case.ts'
import { type Cell, readCell } from './cells.ts'
import type { CheckOptions } from './check-options.ts'
import type { CodeFinder } from './codes.ts'
import { longDate, readDate } from './dates.ts'
import { isNeeded } from './headings.ts'
import { tidy } from './loosely.ts'
import type { Months, Window } from './window.ts'

export type Reader = {
  column: CaseloadColumn
  at: number
  finder: CodeFinder | undefined
  /** A caseload repeats its codes, dates, ages and staff many times; each is worked out once. */
  seen: Map<string, Cell>
}
export type Sheet = {
  kind: CaseKind
  readers: Reader[]
  width: number
  window: Window | null
  months: Months
  options: CheckOptions
}

/** Different values of one column that are remembered, so that a strange file does not fill the memory. */
const mostSeen = 5_000

function cellOf({ options }: Sheet, { column, finder, seen }: Reader, text: string, on: string | null): Cell {
  // Whether a reference holds a date of birth depends on the day, which may differ from row to row.
  if (column.kind === 'reference' && options.announced === null) return readCell(column, text, on)
  const known = seen.get(text)
  if (known) return known
  const cell = readCell(column, text, on, finder)
  if (seen.size < mostSeen) seen.set(text, cell)
  return cell
}

export type ReadRow = { values: Record<string, string>; reasons: string[]; faults: Fault[] }

export function readRow(sheet: Sheet, cells: readonly string[], row: number): ReadRow {
  const { kind, readers, options } = sheet
  const result: ReadRow = { values: {}, reasons: [], faults: [] }
  const on = options.announced ?? dateInWindowColumn(sheet, cells)
  for (const reader of readers) {
    const { column, at } = reader
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
    const cell = cellOf(sheet, reader, text, on)
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
