/** The demonstration's people at their doors. */
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { signIn } from '#platform/people/sign-in.actions.ts'
import { type Answer, Visitor } from '#platform/web/visitor.ts'
import type { DemonstrationName } from './people.ts'

/** What the demonstration is loaded into. */
export interface Ground {
  db: Kysely<DB>
  frameworks: PinnedFrameworks
  /** The whole application, listening or not: the demonstration uses it by its own doors. */
  app: FastifyInstance
  log: (line: string) => void
}

export type As = (name: DemonstrationName) => Promise<Visitor>

/** Signs each person in when first asked for. */
export function visitors({ app, db }: Ground, people: Map<DemonstrationName, string>): As {
  const here = new Map<DemonstrationName, Visitor>()
  return async (name) => {
    const known = here.get(name)
    if (known) return known
    const id = people.get(name)!
    const sessionToken = await perform(db, signIn, { person: id, how: 'demonstration' as const })
    const visitor = new Visitor(app, { id, name, sessionToken })
    here.set(name, visitor)
    return visitor
  }
}

/** Every door must open: a demonstration that fails half-way says where. */
export function done(what: string, answer: Answer): void {
  if (answer.status === 303) return
  const faults = answer.body
    .match(/govuk-error-summary__list[\s\S]*?<\/ul>/)?.[0]
    ?.replaceAll(/<[^>]+>/g, ' ')
  throw new Error(
    `The demonstration could not ${what} (${answer.status}). ${faults?.replaceAll(/\s+/g, ' ') ?? ''}`,
  )
}
