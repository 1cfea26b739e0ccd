/** How a thing is found: with whose session it is, in one question to the database. */
import type { Expression, Kysely, ShallowDehydrateObject, Simplify } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { prepared } from '../database/prepared.ts'
import type { DB } from '../database/schema.generated.ts'
import { hashOfToken, type SessionRow, type SignedIn, sessionQuery, signedInBy } from '../people/session.ts'
import type { Thing } from './may.ts'
import type { Role } from './roles.ts'
import type { Finder, Sight } from './things.ts'

export function ownRoles(person: SignedIn | null): Set<Role> {
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
export type Given = {
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

export const nothingInParticular: Finder<'public' | 'account' | 'programme'> = async (
  db,
  sessionToken,
  params,
) => {
  const [row] = sessionToken === null ? [] : await sessionOnly(db, given(sessionToken, params))
  const person = signedInBy(row)
  return { person, found: { thing: null, roles: ownRoles(person) } }
}

/** Who asks and what about are one question to the database, so it knows the session and not yet whose it is. */
export function finder<T extends Thing, R>(
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

export const whoseSession = (db: Kysely<DB>, { session }: Given) =>
  db.selectFrom('session').where('token_hash', '=', session).select('person_id').$asScalar()

/** A moment that came as JSON. */
export const moment = (text: string | null): Date | null => (text === null ? null : new Date(text))
