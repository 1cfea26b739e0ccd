/**
 * Who sees an alert: on its own page, in lists, in banners and in counts alike. What hides an assessment from somebody
 * hides the alerts about it, with two exceptions. The lead inspector answers for everybody's safety and sees every
 * alert, even about a case that they must otherwise not look into; and whoever raised one keeps seeing it.
 */
import { sql } from 'kysely'
import { hides, isAssessor, type OnCase } from './case-roles.ts'
import { may } from './may.ts'
import { assessingRoles, type Role, secondAssessingRoles } from './roles.ts'

/** An alert, the assessment it is about if it is about one, and what the person who asks is to that. */
export interface AlertOnCase {
  raisedById: string
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

/** Columns for a query that knows the alert's assessment as `a` and the other one of the same case as `o`. */
export const caseOfAlert = [
  sql.ref<string | null>('a.id').as('assessmentId'),
  sql.ref<string | null>('a.part').as('part'),
  sql.ref<string | null>('a.assessor_id').as('assessorId'),
  sql<boolean | null>`a.completed_at is not null`.as('complete'),
  sql.ref<string | null>('o.assessor_id').as('otherAssessorId'),
  sql<boolean | null>`o.completed_at is not null`.as('otherComplete'),
  sql.ref<boolean | null>('o.blind').as('otherBlind'),
]

/** What a person is to one alert, whatever they are to the thing that they look at; null where it is hidden from them. */
export function rolesOnAlert(
  alert: AlertOnCase,
  personId: string,
  here: ReadonlySet<Role>,
): ReadonlySet<Role> | null {
  const roles = new Set(here)
  for (const ofAThing of ['assessor', 'other-assessor', 'raiser'] as const) roles.delete(ofAThing)
  const onTeam = secondAssessingRoles.some((role) => roles.has(role))
  // Whoever left the team no longer sees what they raised while on it.
  const raised = alert.raisedById === personId && onTeam
  if (raised) roles.add('raiser')
  const on = caseOf(alert)
  if (on && isAssessor(on, personId, roles)) roles.add('assessor')
  if (!raised && !roles.has('lead-inspector') && hidesCase(alert, personId)) return null
  return may(roles, 'see', 'alert') ? roles : null
}

function caseOf(alert: AlertOnCase): OnCase | null {
  if (alert.assessmentId === null) return null
  return {
    assessmentId: alert.assessmentId,
    assessorId: alert.assessorId,
    colleagueId: alert.colleagueId,
    assessing: alert.part === 'second' ? secondAssessingRoles : assessingRoles,
    serviceId: alert.serviceId,
    ownService: alert.ownService,
    declaredService: alert.declaredService === true,
    declaredCase: alert.declaredCase === true,
  }
}

/** The person makes the other assessment of the case, and must not know yet what this one found. */
export function hidesCase(alert: AlertOnCase, personId: string): boolean {
  const { part, otherAssessorId, otherColleagueId, otherBlind } = alert
  if (part === null || (otherAssessorId !== personId && otherColleagueId !== personId)) return false
  const twice = alert.complete === true && alert.otherComplete === true
  return hides({ part, twice }, { complete: alert.otherComplete === true, blind: otherBlind ?? true })
}
