/** Finds the thing a request is about, with the roles that the person of the session has towards it. */
import type { Expression, Kysely, ShallowDehydrateObject, Simplify } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Reader } from '../audit/action.ts'
import { prepared } from '../database/prepared.ts'
import type { DB } from '../database/schema.generated.ts'
import { hashOfToken, type SessionRow, type SignedIn, sessionQuery, signedInBy } from '../people/session.ts'
import type { Problem } from '../web/problems.ts'
import { rolesOnAlert } from './alert-roles.ts'
import { personOnCase } from './case-columns.ts'
import { hides, isAssessor, type OnCase, whyNotAssessor } from './case-roles.ts'
import { assessmentOfCase, hidesCase } from './case-sight.ts'
import type { Thing } from './may.ts'
import { assessingRoles, type Role, secondAssessingRoles, type TeamRole } from './roles.ts'

export interface InspectionThing {
  id: string
  slug: string
  serviceName: string
  serviceArea: string
  framework: string
  frameworkVersion: string
  origin: 'live' | 'published-figures'
  stage: string
  announcedOn: string | null
  fieldworkFrom: string | null
  fieldworkTo: string | null
  publicationPlannedOn: string | null
}

export interface AssessmentThing {
  id: string
  caseId: string
  caseRef: string
  caseKind: string
  caseValues: Record<string, string>
  assessorId: string | null
  /** Who works on the case together with its assessor. */
  colleagueId: string | null
  completedAt: Date | null
  /** The inspection's own assessment of the case, or the second one of the same case. */
  part: 'first' | 'second'
  /** Both assessments of the case are complete, so that they can be compared. */
  twice: boolean
  inspection: InspectionThing
}

export interface AlertThing {
  id: string
  assessmentId: string | null
  caseRef: string | null
  severity: string
  atRisk: 'child' | 'someone-else' | 'both'
  known: string
  noticedAt: Date
  raisedAt: Date
  raisedById: string
  raisedBy: string
  /** Whoever asks must not look into the assessment now, though they see the alert about it. */
  caseHidden: boolean
  inspection: InspectionThing
}

/** What an endpoint is handed, by kind of thing. */
export interface ThingOf {
  public: null
  account: null
  programme: null
  inspection: InspectionThing
  assessment: AssessmentThing
  alert: AlertThing
}

export interface Found<T extends Thing> {
  thing: ThingOf[T]
  roles: ReadonlySet<Role>
  /** Asked when they are refused: what to tell somebody who could do this once, and no longer can. */
  why?: (db: Reader) => Promise<Problem | null>
}

/** The thing as seen by whoever the session turns out to belong to. */
export type Sight<T extends Thing> = (person: SignedIn | null) => Found<T>

/** Who asks, and the thing as they see it: null when there is none. */
export interface Seen<T extends Thing> {
  person: SignedIn | null
  found: Found<T> | null
}

type Finder<T extends Thing> = (
  db: Pick<Kysely<DB>, 'executeQuery'>,
  sessionToken: string | null,
  params: Record<string, string>,
) => Promise<Seen<T>>

function ownRoles(person: SignedIn | null): Set<Role> {
  const roles = new Set<Role>(['public'])
  if (person) {
    roles.add('signed-in')
    for (const role of person.standingRoles) roles.add(role)
  }
  return roles
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Compared with what cannot be an id, the database would complain. */
const idIn = (text: string | undefined): string | null => (text && uuid.test(text) ? text : null)

/** What a finder's query is filled in with: the session, and the names in the address. */
type Given = {
  session: Buffer | null
  inspection: string
  assessment: string | null
  alert: string | null
}

const given = (sessionToken: string | null, params: Record<string, string>): Given => ({
  session: sessionToken === null ? null : hashOfToken(sessionToken),
  inspection: params.inspection ?? '',
  assessment: idIn(params.assessment),
  alert: idIn(params.alert),
})

const names: (keyof Given)[] = ['session', 'inspection', 'assessment', 'alert']

const sessionOnly = prepared<Given, SessionRow>(names, (db, { session }) => sessionQuery(db, session))

const nothingInParticular: Finder<'public' | 'account' | 'programme'> = async (db, sessionToken, params) => {
  const [row] = sessionToken === null ? [] : await sessionOnly(db, given(sessionToken, params))
  const person = signedInBy(row)
  return { person, found: { thing: null, roles: ownRoles(person) } }
}

/** Who asks and what about are one question to the database, so it knows the session and not yet whose it is. */
function finder<T extends Thing, R>(
  query: (db: Kysely<DB>, given: Given) => Expression<R>,
  sees: (row: Simplify<ShallowDehydrateObject<R>>) => Sight<T>,
): Finder<T> {
  const both = prepared(names, (db, given: Given) =>
    db.selectNoFrom([
      jsonObjectFrom(sessionQuery(db, given.session)).as('session'),
      jsonObjectFrom(query(db, given)).as('thing'),
    ]),
  )
  return async (db, sessionToken, params) => {
    const [row] = await both(db, given(sessionToken, params))
    const person = signedInBy(row!.session)
    return { person, found: row!.thing && sees(row!.thing as never)(person) }
  }
}

const whoseSession = (db: Kysely<DB>, { session }: Given) =>
  db.selectFrom('session').where('token_hash', '=', session).select('person_id').$asScalar()

function inspectionQuery(db: Kysely<DB>, given: Given) {
  return db
    .selectFrom('inspection as i')
    .innerJoin('service as s', 's.id', 'i.service_id')
    .select([
      'i.id',
      'i.slug',
      's.name as serviceName',
      's.area as serviceArea',
      'i.framework',
      'i.framework_version as frameworkVersion',
      'i.origin',
      'i.stage',
      'i.announced_on as announcedOn',
      'i.fieldwork_from as fieldworkFrom',
      'i.fieldwork_to as fieldworkTo',
      'i.publication_planned_on as publicationPlannedOn',
    ])
    .where('i.slug', '=', given.inspection)
    .select((eb) =>
      eb
        .selectFrom('team_member as t')
        .whereRef('t.inspection_id', '=', 'i.id')
        .where('t.person_id', '=', whoseSession(db, given))
        .select((e) => e.fn<string | null>('string_agg', ['t.role', e.val(' ')]).as('roles'))
        .as('teamRoles'),
    )
}

/** A moment that came as JSON. */
const moment = (text: string | null): Date | null => (text === null ? null : new Date(text))

function withTeamRoles(person: SignedIn | null, teamRoles: string | null): Set<Role> {
  const roles = ownRoles(person)
  // A session that is over still has a row; nobody stands behind it.
  if (person) for (const role of teamRoles?.split(' ') ?? []) roles.add(role as TeamRole)
  return roles
}

const inspection = finder(
  inspectionQuery,
  ({ teamRoles, ...thing }): Sight<'inspection'> =>
    (person) => ({
      thing: thing as InspectionThing,
      roles: withTeamRoles(person, teamRoles),
    }),
)

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

const assessment = finder(assessmentQuery, (row): Sight<'assessment'> => {
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

/** Among what a row holds, the inspection. */
const inspectionOf = (row: InspectionThing): InspectionThing => ({
  id: row.id,
  slug: row.slug,
  serviceName: row.serviceName,
  serviceArea: row.serviceArea,
  framework: row.framework,
  frameworkVersion: row.frameworkVersion,
  origin: row.origin,
  stage: row.stage,
  announcedOn: row.announcedOn,
  fieldworkFrom: row.fieldworkFrom,
  fieldworkTo: row.fieldworkTo,
  publicationPlannedOn: row.publicationPlannedOn,
})

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

const alert = finder(alertQuery, (row): Sight<'alert'> => {
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

export const finders: { [T in Thing]: Finder<T> } = {
  public: nothingInParticular,
  account: nothingInParticular,
  programme: nothingInParticular,
  inspection,
  assessment,
  alert,
} as { [T in Thing]: Finder<T> }
