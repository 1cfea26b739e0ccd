/**
 * Checks a caseload against a framework and reports everything at once: which cases are eligible, which rows are not
 * and why, and what has to be put right. Nothing is guessed and nothing half-right is let through.
 */
import type { CaseKind, Framework } from '../framework/shape.ts'
import type { Case, ExcludedRow, Fault, FaultCode, Table } from './case.ts'
import type { CheckOptions } from './check-options.ts'
import { type Reader, readRow, type Sheet } from './check-row.ts'
import { codeFinder } from './codes.ts'
import { type MatchedHeadings, matchHeadings } from './headings.ts'
import { tidy } from './loosely.ts'
import type { FileReading } from './reading.ts'
import { eligibleWindow, type Window } from './window.ts'

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

/** An eligible case and where it stands: its row, and its file counted from 1. */
export type FiledCase = Case & { row: number; file: number }

export type CheckedFiles = {
  cases: FiledCase[]
  excluded: ExcludedRow[]
  faults: Fault[]
  /** Of each file its headings, and its rows below them that are not blank. */
  files: { matched: MatchedHeadings; rowCount: number }[]
  window: Window | null
}

/** Throws RangeError for a kind of case the framework does not have. */
export function checkCaseload(
  framework: Framework,
  caseKindId: string,
  table: Table,
  options: CheckOptions,
): CheckedCaseload {
  const { cases, files, ...rest } = checkFiles(framework, caseKindId, [table], options)
  return {
    ...rest,
    cases: cases.map(({ row: _row, file: _file, ...one }) => one),
    ignored: files[0]!.matched.ignored,
  }
}

type Found = Pick<CheckedFiles, 'cases' | 'excluded' | 'faults' | 'files'> & {
  /** Where each reference was first met. */
  first: Map<string, { row: number; file: number }>
  rows: number
}

/** Files of one kind of case that make up one caseload: a reference may stand in one of them only. */
export function checkFiles(
  framework: Framework,
  caseKindId: string,
  tables: readonly Table[],
  options: CheckOptions,
): CheckedFiles {
  const kind = framework.caseKinds.find((one) => one.id === caseKindId)
  if (!kind) throw new RangeError(`Framework ${framework.id} has no kind of case called "${caseKindId}".`)
  const months = options.window ?? kind.window
  const window = options.announced === null ? null : eligibleWindow(options.announced, months)
  const found: Found = { cases: [], excluded: [], faults: [], files: [], first: new Map(), rows: 0 }
  tables.forEach((table, at) => {
    const file = at + 1
    // With one file nobody needs to be told which.
    const place = tables.length > 1 ? { file } : {}
    const matched = matchHeadings(framework, kind, table.headings, options.reading)
    const row = table.headingRow ?? 1
    found.faults.push(...matched.faults.map((fault) => ({ ...fault, row, ...place })))
    const readers = readersOf(framework, kind, matched, options.reading)
    const sheet: Sheet = { kind, readers, width: table.headings.length, window, months, options }
    const rowCount = checkRows(framework, sheet, table, file, place, found)
    found.files.push({ matched, rowCount })
  })
  if (found.files.every(({ rowCount }) => rowCount === 0)) {
    found.faults.push({
      row: (tables[0]?.headingRow ?? 1) + 1,
      column: '',
      code: 'no-rows',
      message: 'The file has no rows below its headings. Send one row for each case.',
    })
  }
  const { cases, excluded, faults, files } = found
  return { cases, excluded, faults, files, window }
}

function readersOf(
  framework: Framework,
  kind: CaseKind,
  matched: MatchedHeadings,
  reading: FileReading | undefined,
): Reader[] {
  return framework.caseload.columns.flatMap((column): Reader[] => {
    const at = matched.at.get(column.id)
    const finder = column.kind === 'code' ? codeFinder(framework, kind, column, reading) : undefined
    return at === undefined ? [] : [{ column, at, finder, seen: new Map() }]
  })
}

const personal: ReadonlySet<FaultCode> = new Set(['birth-date-given', 'reference-like-a-name'])

const told = 5_000

function checkRows(
  framework: Framework,
  sheet: Sheet,
  table: Table,
  file: number,
  place: { file?: number },
  found: Found,
): number {
  const referenceColumn = framework.caseload.columns.find((column) => column.kind === 'reference')?.id
  let filled = 0
  table.rows.forEach((cells, index) => {
    found.rows += 1
    if (found.rows % told === 0) sheet.options.onRows?.(found.rows)
    if (cells.every((cell) => tidy(cell) === '')) return
    filled += 1
    const row = (table.headingRow ?? 1) + 1 + index
    const read = readRow(sheet, cells, row)
    const faults = read.faults.length > 0 ? read.faults.map((fault) => ({ ...fault, ...place })) : []
    if (read.reasons.length > 0) {
      found.excluded.push({ row, ...place, reasons: read.reasons })
      // What else is wrong with such a row does not matter, personal data apart: none of it is kept.
      found.faults.push(...faults.filter((one) => personal.has(one.code)))
      return
    }
    const caseRef = referenceColumn === undefined ? '' : (read.values[referenceColumn] ?? '')
    const key = caseRef.toUpperCase()
    const before = caseRef === '' ? undefined : found.first.get(key)
    if (before) faults.push({ ...repeated(referenceColumn!, caseRef, { row, file }, before), ...place })
    else if (caseRef !== '') found.first.set(key, { row, file })
    if (faults.length > 0) found.faults.push(...faults)
    else if (caseRef !== '')
      found.cases.push({ caseRef, kind: sheet.kind.id, values: read.values, row, file })
  })
  return filled
}

type Place = { row: number; file: number }

const repeated = (column: string, value: string, here: Place, first: Place): Fault => ({
  row: here.row,
  column,
  value,
  code: 'reference-twice',
  message: `Row ${here.row}, case reference: ${value} is also in row ${first.row}${first.file === here.file ? '' : ` of file ${first.file}`}. Keep one row for each case, with the latest disposal.`,
})
