/** How one caseload differs from the one before it, case by case and field by field. */
import type { Case } from './case.ts'

type Listed = Pick<Case, 'caseRef' | 'values'>

export type ChangedCase = { caseRef: string; fields: { column: string; from: string; to: string }[] }
export type CaseloadChanges = { added: string[]; gone: string[]; changed: ChangedCase[] }

/** Each list in the order of its own file. */
export function caseloadChanges(before: readonly Listed[], after: readonly Listed[]): CaseloadChanges {
  const earlier = new Map(before.map((one) => [one.caseRef, one.values]))
  const later = new Set(after.map((one) => one.caseRef))
  const added: string[] = []
  const changed: ChangedCase[] = []
  for (const { caseRef, values } of after) {
    const was = earlier.get(caseRef)
    if (!was) {
      added.push(caseRef)
      continue
    }
    // A column that one of the files did not have is blank in it.
    const fields = [...new Set([...Object.keys(was), ...Object.keys(values)])]
      .map((column) => ({ column, from: was[column] ?? '', to: values[column] ?? '' }))
      .filter(({ from, to }) => from !== to)
    if (fields.length > 0) changed.push({ caseRef, fields })
  }
  const gone = before.map((one) => one.caseRef).filter((ref) => !later.has(ref))
  return { added, gone, changed }
}
