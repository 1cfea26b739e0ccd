/** Who assesses which case: as the lead chose it, or shared out evenly. */
import { shareOut } from '#engine/casework/share-out.ts'
import type { BlocksOf } from '../closeness.ts'
import type { ListedCase } from './queries.ts'
import type { TeamAssessor } from './team-assessors.ts'

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

/** Shares out what nobody has, among those who take part in that. */
export function shareOutCases(
  cases: ListedCase[],
  assessors: TeamAssessor[],
  blocksOf: BlocksOf,
): Allocation[] {
  const caseIds = new Map(cases.map((one) => [one.id, one.caseId]))
  const shared = shareOut(
    cases.map((one) => ({
      id: one.id,
      kind: one.caseKind,
      manager: caseManagerOf(one),
      assessor: one.assessorId,
      completed: one.completedAt !== null,
    })),
    assessors.filter((assessor) => assessor.sharesOut).map((assessor) => assessor.id),
    (person, id) => blocksOf(person, caseIds.get(id)!).length === 0,
  )
  return shared.map(({ id, assessor }) => ({ assessment: id, assessor }))
}

/** The service's reference of whoever holds the case; null where the caseload does not tell. */
export const caseManagerOf = (one: { caseValues: Record<string, string> }): string | null =>
  one.caseValues.case_manager?.trim() || null
