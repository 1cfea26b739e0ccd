/** What the sender chose on the page “Which column is which?”. */
import { isNeeded } from '#engine/caseload/headings.ts'
import type { ConfirmedColumn } from '#engine/caseload/reading.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import type { Fault } from '#platform/web/problems.ts'
import type { ReviewedFile } from './review.ts'

export const columnField = (position: number) => `column-${position}`

/** The choice for a column that is not read. */
export const notRead = 'none'

/** Every heading of the file with its column, and everything that is wrong with the choices. */
export function columnChoices(
  framework: Framework,
  kind: CaseKind,
  file: ReviewedFile,
  sent: Record<string, unknown>,
): { columns: ConfirmedColumn[]; faults: Fault[] } {
  const faults: Fault[] = []
  const chosen = new Map<string, string>()
  const at = new Map<number, string>()
  for (const { position, heading } of file.columns) {
    const field = columnField(position)
    const choice = sent[field]
    const column = framework.caseload.columns.find(({ id }) => id === choice)
    if (!column && choice !== notRead) {
      faults.push({ field, message: `Choose what “${heading}” holds, or that it is not read` })
      continue
    }
    if (!column) continue
    const other = chosen.get(column.id)
    if (other !== undefined) {
      faults.push({ field, message: `“${other}” and “${heading}” cannot both be ${column.label}` })
      continue
    }
    chosen.set(column.id, heading)
    at.set(position, column.id)
  }
  const missing = framework.caseload.columns.filter((one) => isNeeded(one, kind) && !chosen.has(one.id))
  // Where no column is left that could be it, the file lacks it, and that is said with its other faults.
  const spare = file.columns.length - chosen.size
  if (faults.length === 0 && missing.length > 0 && spare >= missing.length) {
    faults.push(
      ...missing.map(({ label }) => ({
        field: columnField(firstSpare(file, at)),
        message: `Choose the column that holds ${label}. If the file has none, give it up, add the column and send it again`,
      })),
    )
  }
  const columns = file.headings.map((heading, position) => ({ heading, column: at.get(position) ?? null }))
  return { columns, faults }
}

const firstSpare = (file: ReviewedFile, at: ReadonlyMap<number, string>): number =>
  file.columns.find(({ position }) => !at.has(position))?.position ?? 0
