/** An alert as a thing that requests are about, with who may see it and whether the case behind it is hidden. */
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import { rolesOnAlert } from './alert-roles.ts'
import { personOnCase } from './case-columns.ts'
import { assessmentOfCase, hidesCase } from './case-sight.ts'
import { finder, type Given, moment, ownRoles, whoseSession } from './finder.ts'
import { inspectionOf, inspectionQuery, withTeamRoles } from './inspection-thing.ts'
import type { AlertThing, InspectionThing, Sight } from './things.ts'

const alertQuery = (db: Kysely<DB>, given: Given) =>
  inspectionQuery(db, given)
    .innerJoin('alert as l', 'l.inspection_id', 'i.id')
    .innerJoin('person as r', 'r.id', 'l.raised_by')
    .leftJoin('assessment as a', 'a.id', 'l.assessment_id')
    .leftJoin('assessment as o', (join) =>
      join.onRef('o.case_id', '=', 'a.case_id').onRef('o.part', '<>', 'a.part'),
    )
    .leftJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('l.id', '=', given.alert)
    .select([
      'l.id as alertId',
      'l.severity',
      'l.at_risk as atRisk',
      'l.known',
      'l.noticed_at as noticedAt',
      'l.raised_at as raisedAt',
      'l.raised_by as raisedById',
      'r.name as raisedBy',
      'c.case_ref as caseRef',
    ])
    .select(assessmentOfCase)
    .select(personOnCase(db, whoseSession(db, given)))

export const alert = finder(alertQuery, (row): Sight<'alert'> => {
  const { teamRoles, alertId, raisedById, ...others } = row
  const thing: AlertThing = {
    id: alertId,
    assessmentId: row.assessmentId,
    caseRef: row.caseRef,
    severity: row.severity,
    atRisk: row.atRisk as AlertThing['atRisk'],
    known: row.known,
    noticedAt: moment(row.noticedAt)!,
    raisedAt: moment(row.raisedAt)!,
    raisedById,
    raisedBy: row.raisedBy,
    caseHidden: false,
    inspection: inspectionOf(row as InspectionThing),
  }
  return (person) => {
    const roles = withTeamRoles(person, teamRoles)
    if (!person) return { thing, roles }
    const on = { ...others, raisedById }
    return {
      thing: { ...thing, caseHidden: hidesCase(on, person.id) },
      roles: rolesOnAlert(on, person.id, roles) ?? ownRoles(person),
    }
  }
})
