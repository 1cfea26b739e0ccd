/** An inspection as a thing that requests are about, with the parts that a person has on its team. */
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import type { SignedIn } from '../people/session.ts'
import { finder, type Given, ownRoles, whoseSession } from './finder.ts'
import type { Role, TeamRole } from './roles.ts'
import type { InspectionThing, Sight } from './things.ts'
import { tooClose } from './too-close.ts'

export function inspectionQuery(db: Kysely<DB>, given: Given) {
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

export function withTeamRoles(person: SignedIn | null, teamRoles: string | null): Set<Role> {
  const roles = ownRoles(person)
  // A session that is over still has a row; nobody stands behind it.
  if (person) for (const role of teamRoles?.split(' ') ?? []) roles.add(role as TeamRole)
  return roles
}

/** Among what a row holds, the inspection. */
export const inspectionOf = (row: InspectionThing): InspectionThing => ({
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

const inspectionAndNearness = (db: Kysely<DB>, given: Given) =>
  inspectionQuery(db, given).select(tooClose(whoseSession(db, given)).as('close'))

export const inspection = finder(
  inspectionAndNearness,
  ({ teamRoles, close, ...thing }): Sight<'inspection'> =>
    (person) => {
      const roles = withTeamRoles(person, teamRoles)
      if (person && close) roles.add('too-close')
      return { thing: thing as InspectionThing, roles }
    },
)
