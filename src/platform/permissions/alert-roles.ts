/**
 * Who sees an alert: on its own page, in lists, in banners and in counts alike. What hides an assessment from somebody
 * hides the alerts about it, with two exceptions. The lead inspector answers for everybody's safety and sees every
 * alert, even about a case that they must otherwise not look into; and whoever raised one keeps seeing it.
 */
import { type CaseRow, hidesCase, rolesOnCase } from './case-sight.ts'
import { may } from './may.ts'
import { type Role, secondAssessingRoles } from './roles.ts'

/** An alert, and what the person who asks is to the assessment it is about. */
export interface AlertRow extends CaseRow {
  raisedById: string
}

/** What a person is to one alert, whatever they are to the thing that they look at; null where it is hidden from them. */
export function rolesOnAlert(
  alert: AlertRow,
  personId: string,
  here: ReadonlySet<Role>,
): ReadonlySet<Role> | null {
  const roles = rolesOnCase(alert, personId, here)
  // Whoever left the team no longer sees what they raised while on it.
  const raised = alert.raisedById === personId && secondAssessingRoles.some((role) => roles.has(role))
  if (raised) roles.add('raiser')
  if (!raised && !roles.has('lead-inspector') && hidesCase(alert, personId)) return null
  return may(roles, 'see', 'alert') ? roles : null
}
