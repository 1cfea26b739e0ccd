/** A file's faulty rows, each with what to put right beside it, for whoever corrects the file. */
import { stringify } from 'csv-stringify/sync'
import type { Fault, FaultCode } from '#engine/caseload/case.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { HeldTable } from './review.ts'

/** Cells that may name somebody are not written again: they must leave the file, not come back in another one. */
const personal: ReadonlySet<FaultCode> = new Set(['birth-date-given', 'reference-like-a-name'])
const leftOut = '(left out: it looks personal)'

/**
 * @param at where each column of the framework stands in the file
 * @param faults those of this file
 */
export function faultsCsv(
  framework: Framework,
  table: HeldTable,
  at: ReadonlyMap<string, number>,
  faults: readonly Fault[],
): string {
  const label = (id: string) => framework.caseload.columns.find((column) => column.id === id)?.label ?? id
  const rows = Map.groupBy(faults, ({ row }) => row)
  const lines = [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([row, said]) => [
      row === table.headingRow ? 'Headings' : String(row),
      [...new Set(said.map(({ column }) => label(column)).filter(Boolean))].join('; '),
      said.map(({ message }) => message).join(' '),
      ...(row === table.headingRow ? [] : cellsOf(table, at, row, said)),
    ])
  return stringify([['Row', 'Columns', 'What to put right', ...table.headings], ...lines], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  })
}

function cellsOf(
  table: HeldTable,
  at: ReadonlyMap<string, number>,
  row: number,
  said: readonly Fault[],
): string[] {
  const left = new Set(said.filter(({ code }) => personal.has(code)).map(({ column }) => at.get(column)))
  return (table.rows[row - table.headingRow - 1] ?? []).map((cell, position) =>
    left.has(position) ? leftOut : cell,
  )
}
