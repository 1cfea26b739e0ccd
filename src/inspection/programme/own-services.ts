/** Which service each local assessor comes from, so that nobody assesses their own (method, section 1). */
import { sql } from 'kysely'
import { action, type Reader } from '#platform/audit/action.ts'

export interface LocalAssessor {
  id: string
  name: string
  serviceId: string | null
}

/** The local assessors of a team, by name. */
export async function localAssessorsOf(db: Reader, inspectionId: string): Promise<LocalAssessor[]> {
  return db
    .selectFrom('team_member as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .where('t.inspection_id', '=', inspectionId)
    .where('t.role', '=', 'local-assessor')
    .select([
      'p.id',
      'p.name',
      sql<string | null>`(select o.service_id from own_service o where o.person_id = p.id
        order by o.version desc limit 1)`.as('serviceId'),
    ])
    .orderBy('p.name')
    .execute()
}

export const ownServiceField = (person: string): string => `own-service-${person}`

/** Records where people come from, each as the next version. */
export const recordOwnServices = action(
  'own-services-recorded',
  async (db, input: { inspection: string; services: { person: string; service: string }[] }, actor) => {
    const services = []
    for (const { person, service } of input.services) {
      const { last } = await db
        .selectFrom('own_service')
        .where('person_id', '=', person)
        .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('last'))
        .executeTakeFirstOrThrow()
      const version = last + 1
      await db
        .insertInto('own_service')
        .values({ person_id: person, version, service_id: service, recorded_by: actor.id })
        .execute()
      services.push({ person, service, version })
    }
    return {
      stream: `inspection:${input.inspection}`,
      payload: { inspection: input.inspection, services },
      result: undefined,
    }
  },
)
