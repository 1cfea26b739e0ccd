/** Who assesses which case: as the lead chose it, or shared out evenly. */
import type { BlocksOf } from '../closeness.ts'
import type { Assessor, ListedCase } from './queries.ts'

export interface Allocation {
  assessment: string
  assessor: string | null
}

/** The form field of a case's assessor. */
export const assessorField = (assessment: string): string => `assessor-${assessment}`

/** What differs from how the cases stand. A completed case stays with whoever completed it. */
export const changedAllocations = (cases: ListedCase[], wanted: Map<string, string | null>): Allocation[] =>
  cases
    .filter((one) => !one.completedAt && wanted.has(one.id) && wanted.get(one.id) !== one.assessorId)
    .map((one) => ({ assessment: one.id, assessor: wanted.get(one.id) ?? null }))

/**
 * Gives each case that nobody has to whoever has the fewest, first of that kind, then of all; ties go by name.
 * Cases that were given already stay where they are; a case goes to nobody whom something stands in the way of it.
 */
export function shareOut(cases: ListedCase[], assessors: Assessor[], blocksOf: BlocksOf): Allocation[] {
  const taking = assessors.filter((assessor) => assessor.sharesOut)
  const loads = new Map<string, { all: number; kinds: Map<string, number> }>(
    taking.map((assessor) => [assessor.id, { all: 0, kinds: new Map() }]),
  )
  const give = (assessor: string, kind: string): void => {
    const load = loads.get(assessor)
    if (!load) return
    load.all += 1
    load.kinds.set(kind, (load.kinds.get(kind) ?? 0) + 1)
  }
  for (const one of cases) if (one.assessorId) give(one.assessorId, one.caseKind)
  const allocations: Allocation[] = []
  for (const one of cases) {
    if (one.assessorId || one.completedAt) continue
    const weight = (assessor: Assessor): [number, number] => {
      const load = loads.get(assessor.id)!
      return [load.kinds.get(one.caseKind) ?? 0, load.all]
    }
    const free = taking.filter((assessor) => blocksOf(assessor.id, one.caseId).length === 0)
    const [next] = free.toSorted((a, b) => weight(a)[1] - weight(b)[1] || weight(a)[0] - weight(b)[0])
    if (!next) continue
    give(next.id, one.caseKind)
    allocations.push({ assessment: one.id, assessor: next.id })
  }
  return allocations
}
