/** Sessions live in the database; the cookie holds a random token of which only the hash is stored. */
import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Reader, Writer } from '../audit/action.ts'
import type { DB } from '../database/schema.generated.ts'
import type { StandingRole } from '../permissions/roles.ts'

/** A working day, then sign in again. */
export const sessionHours = 12

export interface SignedIn {
  id: string
  name: string
  email: string
  standingRoles: StandingRole[]
  csrfToken: string
}

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Starts a session. Returns the token for the cookie. */
export async function startSession(db: Writer, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.deleteFrom('session').where('expires_at', '<', new Date()).execute()
  await db
    .insertInto('session')
    .values({
      token_hash: hashOfToken(token),
      person_id: personId,
      csrf_token: randomBytes(24).toString('base64url'),
      expires_at: new Date(Date.now() + sessionHours * 3_600_000),
    })
    .execute()
  return token
}

export async function endSession(db: Writer, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', hashOfToken(token)).execute()
}

/** The session with this hash and its person, unless the account is disabled. */
export const sessionQuery = (db: Pick<Kysely<DB>, 'selectFrom'>, tokenHash: Buffer | null) =>
  db
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where('s.token_hash', '=', tokenHash)
    .where('p.disabled_at', 'is', null)
    .select(['p.id', 'p.name', 'p.email', 's.csrf_token as csrfToken', 's.expires_at as expiresAt'])
    .select((eb) =>
      eb
        .selectFrom('person_role as r')
        .whereRef('r.person_id', '=', 'p.id')
        .select((e) => e.fn<string | null>('string_agg', ['r.role', e.val(' ')]).as('roles'))
        .as('roles'),
    )

/** What `sessionQuery` finds; a moment is text when it came as JSON. */
export interface SessionRow extends Omit<SignedIn, 'standingRoles'> {
  expiresAt: Date | string
  roles: string | null
}

/** Who is signed in by a session that was found, or nobody when it is over. */
export function signedInBy(row: SessionRow | null | undefined): SignedIn | null {
  if (!row || new Date(row.expiresAt).getTime() <= Date.now()) return null
  const { expiresAt, roles, ...person } = row
  return { ...person, standingRoles: roles ? (roles.split(' ') as StandingRole[]) : [] }
}

/** The person behind a session token, or null when it is unknown, over, or the account is disabled. */
export const personOfSession = async (db: Reader, token: string): Promise<SignedIn | null> =>
  signedInBy(await sessionQuery(db, hashOfToken(token)).executeTakeFirst())
