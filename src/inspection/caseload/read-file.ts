/** From the bytes a service sent to what can be kept of them: eligible cases, rows not eligible, and every fault. */
import { createHash } from 'node:crypto'
import type { Case, ExcludedRow, Fault } from '#engine/caseload/case.ts'
import { checkCaseload } from '#engine/caseload/check.ts'
import { tidy } from '#engine/caseload/loosely.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { FileFault } from '#platform/files/file-fault.ts'
import { readTable } from '#platform/files/read-table.ts'
import { scoreHeadings } from './score-headings.ts'

export interface ReadCaseload {
  kind: CaseKind
  fileName: string
  /** SHA-256 of the file's bytes. The file itself is not kept. */
  fileDigest: string
  /** Rows below the headings that are not blank. */
  rowCount: number
  cases: (Case & { row: number })[]
  notEligible: ExcludedRow[]
  faults: Fault[]
  /** Headings that were not read. */
  ignored: string[]
  /** The row of the file that holds the headings, counted from 1. */
  headingRow: number
  /** How the file was read, where that is not plain: which sheet, which row of headings. */
  notes: string[]
  /** Whether the faults lie in single rows, so that the other rows can be used without them. */
  canSetAside: boolean
}

const longestName = 120

/** A file with more is not a caseload with slips in it, and nobody would read the list. */
const mostFaults = 5_000

/**
 * Checks a file whole.
 * @throws FileFault when it is not a table that can be read
 */
export async function readCaseload(
  framework: Framework,
  kind: CaseKind,
  file: { name: string; bytes: Uint8Array },
  announced: string | null,
): Promise<ReadCaseload> {
  const table = await readTable(file.bytes, scoreHeadings(framework, kind))
  const { cases, excluded, faults: found, ignored } = checkCaseload(framework, kind.id, table, { announced })
  // Headings without rows are how a service says that it has no case of this kind.
  const faults = found.filter((fault) => fault.code !== 'no-rows')
  if (faults.length > mostFaults) {
    const first = faults.slice(0, 3).map(({ row, message }) => `Row ${row}: ${message}`)
    throw new FileFault(
      'too-many-faults',
      `The file has ${faults.length.toLocaleString('en-GB')} faults, too many to list. Check that it is the right file. The first: ${first.join(' ')}`,
    )
  }
  const notCases = new Set([...faults, ...excluded].map((one) => one.row))
  const filled = table.rows.flatMap((cells, at) =>
    cells.some((cell) => tidy(cell) !== '') ? [table.headingRow + 1 + at] : [],
  )
  // The check gives cases in the order of the file, so the rows that are left are theirs, one by one.
  const rows = filled.filter((row) => !notCases.has(row))
  return {
    kind,
    fileName: file.name.slice(-longestName),
    fileDigest: createHash('sha256').update(file.bytes).digest('hex'),
    rowCount: filled.length,
    cases: cases.map((one, at) => ({ ...one, row: rows[at]! })),
    notEligible: excluded,
    faults,
    ignored,
    headingRow: table.headingRow,
    notes: table.notes,
    canSetAside:
      faults.length > 0 && faults.every((fault) => fault.row > table.headingRow) && cases.length > 0,
  }
}

/** What is put on record of rows that are not in the caseload: each row with all that was said of it. */
export function setAsideRows(read: ReadCaseload): { row: number; why: SetAside; reasons: string[] }[] {
  const faulty = new Map<number, string[]>()
  for (const fault of read.faults) {
    faulty.set(fault.row, [...(faulty.get(fault.row) ?? []), withoutValue(fault)])
  }
  return [
    ...read.notEligible.map(({ row, reasons }) => ({ row, why: 'not-eligible' as const, reasons })),
    ...[...faulty].map(([row, reasons]) => ({ row, why: 'fault' as const, reasons })),
  ]
}

/** What a cell held is shown to whoever sends the file and kept nowhere: a name may stand in any column. */
function withoutValue({ message, value }: ReadCaseload['faults'][number]): string {
  const told = value ? message.replaceAll(value, '…') : message
  return told.replaceAll(/“[^”]*”/g, '“…”')
}

export type SetAside = 'not-eligible' | 'fault'
