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
    if (was === values) continue
    const fields = differences(was, values)
    if (fields.length > 0) changed.push({ caseRef, fields })
  }
  const gone = before.map((one) => one.caseRef).filter((ref) => !later.has(ref))
  return { added, gone, changed }
}

function differences(was: Case['values'], is: Case['values']): ChangedCase['fields'] {
  const fields: ChangedCase['fields'] = []
  const compare = (column: string) => {
    // A column that one of the files did not have is blank in it.
    const [from, to] = [was[column] ?? '', is[column] ?? '']
    if (from !== to) fields.push({ column, from, to })
  }
  for (const column in was) compare(column)
  for (const column in is) if (!(column in was)) compare(column)
  return fields
}
