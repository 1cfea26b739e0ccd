/** An assessment of a case as a thing that requests are about, with who works on it and who must not see into it. */
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import { personOnCase } from './case-columns.ts'
import { hides, isAssessor, type OnCase, whyNotAssessor } from './case-roles.ts'
import { finder, type Given, moment, ownRoles, whoseSession } from './finder.ts'
import { inspectionQuery, withTeamRoles } from './inspection-thing.ts'
import { assessingRoles, secondAssessingRoles } from './roles.ts'
import type { AssessmentThing, InspectionThing, Sight } from './things.ts'

const assessmentQuery = (db: Kysely<DB>, given: Given) =>
  inspectionQuery(db, given)
    .innerJoin('assessment as a', 'a.inspection_id', 'i.id')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .leftJoin('assessment as o', (join) =>
      join.onRef('o.case_id', '=', 'a.case_id').onRef('o.part', '<>', 'a.part'),
    )
    .where('a.id', '=', given.assessment)
    .select([
      'a.id as assessmentId',
      'a.case_kind as caseKind',
      'a.assessor_id as assessorId',
      'a.completed_at as completedAt',
      'a.part',
      'o.assessor_id as otherAssessorId',
      'o.completed_at as otherCompletedAt',
      'o.blind as otherBlind',
      'c.id as caseId',
      'c.case_ref as caseRef',
      'c.values as caseValues',
    ])
    .select(personOnCase(db, whoseSession(db, given)))

export const assessment = finder(assessmentQuery, (row): Sight<'assessment'> => {
  const { teamRoles, assessmentId, caseKind, completedAt, part, caseId, caseRef, ...others } = row
  const {
    caseValues,
    otherAssessorId,
    otherCompletedAt,
    otherBlind,
    assessorId,
    colleagueId,
    otherColleagueId,
    ...more
  } = others
  const { serviceId, ownService, declaredService, declaredCase, ...rest } = more
  const twice = completedAt !== null && otherCompletedAt !== null
  const on: OnCase = {
    assessmentId,
    assessorId,
    colleagueId,
    assessing: part === 'second' ? secondAssessingRoles : assessingRoles,
    leftSample: part === 'left',
    serviceId,
    ownService,
    declaredService: declaredService === true,
    declaredCase: declaredCase === true,
  }
  const thing: AssessmentThing = {
    id: assessmentId,
    caseId,
    caseRef,
    caseKind,
    caseValues: caseValues as Record<string, string>,
    assessorId,
    colleagueId,
    completedAt: moment(completedAt),
    part: part as AssessmentThing['part'],
    twice,
    inspection: rest as InspectionThing,
  }
  return (person) => {
    const roles = withTeamRoles(person, teamRoles)
    if (!person) return { thing, roles }
    // Being given the case is not enough: see `isAssessor`.
    if (isAssessor(on, person.id, roles)) roles.add('assessor')
    // Two people may work on an assessment together: neither sees into the other one.
    const isOther = otherAssessorId === person.id || otherColleagueId === person.id
    if (twice && isOther && secondAssessingRoles.some((role) => roles.has(role))) roles.add('other-assessor')
    if (isOther && hides(thing, { complete: otherCompletedAt !== null, blind: otherBlind ?? true }))
      return { thing, roles: ownRoles(person) }
    return { thing, roles, why: (db) => whyNotAssessor(db, on, person.id, roles) }
  }
})
