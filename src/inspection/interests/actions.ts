/** Declaring interests in services, and withdrawing them. Each is the next version of what was said before. */
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import type { InterestKind } from '../interest-words.ts'

const newest = (db: Writer, person: string, service: string) =>
  db
    .selectFrom('service_interest')
    .where('person_id', '=', person)
    .where('service_id', '=', service)
    .select(['version', 'kind', 'words', 'withdrawn'])
    .orderBy('version', 'desc')
    .executeTakeFirst()

export const declareInterest = action(
  'interest-declared',
  async (db, input: { person: string; service: string; kind: InterestKind; words: string }) => {
    const { person, service, kind, words } = input
    const version = ((await newest(db, person, service))?.version ?? 0) + 1
    await db
      .insertInto('service_interest')
      .values({ person_id: person, service_id: service, version, kind, words })
      .execute()
    return { stream: `person:${person}`, payload: { person, service, version }, result: undefined }
  },
)

export const withdrawInterest = action(
  'interest-withdrawn',
  async (db, { person, service }: { person: string; service: string }) => {
    const last = await newest(db, person, service)
    if (!last || last.withdrawn)
      throw new Problem('changed-meanwhile', 'This interest was withdrawn already.')
    const { kind, words } = last
    const version = last.version + 1
    await db
      .insertInto('service_interest')
      .values({ person_id: person, service_id: service, version, kind, words, withdrawn: true })
      .execute()
    return { stream: `person:${person}`, payload: { person, service, version }, result: undefined }
  },
)
