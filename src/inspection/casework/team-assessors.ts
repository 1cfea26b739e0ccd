/** The people of a team who take given parts in an inspection. */
import type { Reader } from '#platform/audit/action.ts'
import {
  assessingRoles,
  secondAssessingRoles,
  type TeamRole,
  teamRoles,
} from '#platform/permissions/roles.ts'

export interface TeamAssessor {
  id: string
  name: string
  /** Their parts among those asked for, in words. */
  parts: string
  /** Whether cases are shared out to them: a lead gets cases only when given them one by one. */
  sharesOut: boolean
}

/** By name; who may no longer sign in is left out. */
async function taking(roles: readonly TeamRole[], db: Reader, inspectionId: string): Promise<TeamAssessor[]> {
  const rows = await db
    .selectFrom('team_member as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .where('t.inspection_id', '=', inspectionId)
    .where('t.role', 'in', roles)
    .where('p.disabled_at', 'is', null)
    .select(['p.id', 'p.name', 't.role'])
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id).values()].map((parts) => ({
    id: parts[0]!.id,
    name: parts[0]!.name,
    parts: parts.map((part) => teamRoles[part.role as TeamRole].toLowerCase()).join(', '),
    sharesOut: parts.some((part) => part.role !== 'lead-inspector'),
  }))
}

/** The people who can be given a case. */
export const assessorsOf = (db: Reader, inspectionId: string): Promise<TeamAssessor[]> =>
  taking(assessingRoles, db, inspectionId)

/** The people who can be given a second assessment. */
export const secondAssessorsOf = (db: Reader, inspectionId: string): Promise<TeamAssessor[]> =>
  taking(secondAssessingRoles, db, inspectionId)
