/** What is put on record of rows that are not in the caseload: each row with all that was said of it. */
import type { ExcludedRow, Fault } from '#engine/caseload/case.ts'

export type SetAside = 'not-eligible' | 'fault'

export interface RowSetAside {
  row_number: number
  file_number: number
  why: SetAside
  reasons: string[]
}

export function setAsideRows(excluded: readonly ExcludedRow[], faults: readonly Fault[]): RowSetAside[] {
  const faulty = new Map<string, RowSetAside>()
  for (const fault of faults) {
    const { row, file = 1 } = fault
    const known = faulty.get(`${file} ${row}`)
    if (known) known.reasons.push(withoutValue(fault))
    else
      faulty.set(`${file} ${row}`, {
        row_number: row,
        file_number: file,
        why: 'fault',
        reasons: [withoutValue(fault)],
      })
  }
  const notEligible = excluded.map(
    ({ row, file = 1, reasons }): RowSetAside => ({
      row_number: row,
      file_number: file,
      why: 'not-eligible',
      reasons,
    }),
  )
  return [...notEligible, ...faulty.values()]
}

/** What a cell held is shown to whoever sends the file and kept nowhere: a name may stand in any column. */
function withoutValue({ message, value }: Fault): string {
  const told = value ? message.replaceAll(value, '…') : message
  return told.replaceAll(/“[^”]*”/g, '“…”')
}
