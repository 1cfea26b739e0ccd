/** Whether a person may look into an assessment, decided for many at once from what a query read of each. */
import { sql } from 'kysely'
import { hides, isAssessor } from './case-roles.ts'
import { may } from './may.ts'
import { assessingRoles, type Role, secondAssessingRoles } from './roles.ts'

/** An assessment, or none, and what the person who asks is to it. */
export interface CaseRow {
  assessmentId: string | null
  part: string | null
  complete: boolean | null
  assessorId: string | null
  colleagueId: string | null
  otherAssessorId: string | null
  otherColleagueId: string | null
  otherComplete: boolean | null
  otherBlind: boolean | null
  serviceId: string
  ownService: string | null
  declaredService: boolean | null
  declaredCase: boolean | null
}

/** Columns for a query that knows an assessment as `a` and the other one of the same case as `o`; see `personOnCase`. */
export const assessmentOfCase = [
  sql.ref<string | null>('a.id').as('assessmentId'),
  sql.ref<string | null>('a.part').as('part'),
  sql.ref<string | null>('a.assessor_id').as('assessorId'),
  sql<boolean | null>`a.completed_at is not null`.as('complete'),
  sql.ref<string | null>('o.assessor_id').as('otherAssessorId'),
  sql<boolean | null>`o.completed_at is not null`.as('otherComplete'),
  sql.ref<boolean | null>('o.blind').as('otherBlind'),
]

/** The roles a person has by their part in the inspection, and the assessor's where this case is theirs to work on. */
export function rolesOnCase(row: CaseRow, personId: string, here: ReadonlySet<Role>): Set<Role> {
  const roles = new Set(here)
  for (const ofAThing of ['assessor', 'other-assessor', 'raiser'] as const) roles.delete(ofAThing)
  const { assessmentId } = row
  if (assessmentId === null) return roles
  const on = {
    ...row,
    assessmentId,
    assessing: row.part === 'second' ? secondAssessingRoles : assessingRoles,
    leftSample: row.part === 'left',
    declaredService: row.declaredService === true,
    declaredCase: row.declaredCase === true,
  }
  if (isAssessor(on, personId, roles)) roles.add('assessor')
  return roles
}

/** The person makes the other assessment of the case, and must not know yet what this one found. */
export function hidesCase(row: CaseRow, personId: string): boolean {
  const { part, otherAssessorId, otherColleagueId, otherBlind } = row
  if (part === null || (otherAssessorId !== personId && otherColleagueId !== personId)) return false
  const twice = row.complete === true && row.otherComplete === true
  return hides({ part, twice }, { complete: row.otherComplete === true, blind: otherBlind ?? true })
}

/** As the assessment's own pages decide it. */
export const maySeeCase = (row: CaseRow, personId: string, here: ReadonlySet<Role>): boolean =>
  !hidesCase(row, personId) && may(rolesOnCase(row, personId, here), 'see', 'assessment')
