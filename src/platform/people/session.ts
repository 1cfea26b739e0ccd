/** Sessions live in the database; the cookie holds a random token of which only the hash is stored. */
import { createHash, randomBytes } from 'node:crypto'
import type { Reader, Writer } from '../audit/action.ts'
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

/** The person behind a session token, or null when it is unknown, over, or the account is disabled. */
export async function personOfSession(db: Reader, token: string): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where('s.token_hash', '=', hashOfToken(token))
    .where('p.disabled_at', 'is', null)
    .select(['p.id', 'p.name', 'p.email', 's.csrf_token', 's.expires_at'])
    .select((eb) =>
      eb
        .selectFrom('person_role as r')
        .whereRef('r.person_id', '=', 'p.id')
        .select((e) => e.fn<string>('string_agg', ['r.role', e.val(' ')]).as('roles'))
        .as('roles'),
    )
    .executeTakeFirst()
  if (!row || row.expires_at.getTime() <= Date.now()) return null
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    csrfToken: row.csrf_token,
    standingRoles: row.roles ? (row.roles.split(' ') as StandingRole[]) : [],
  }
}
