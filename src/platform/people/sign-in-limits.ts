/**
 * Slows down guessing: so many failed attempts for one account or from one address, then a wait.
 * Attempts are kept outside the request's transaction, so that a refused sign-in is counted too.
 */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import { Problem } from '../web/problems.ts'

const windowMinutes = 15
const failuresPerAccount = 5
const failuresPerAddress = 30

/** @throws Problem too-many-requests, with how long to wait */
export async function checkSignInLimits(db: Kysely<DB>, email: string, address: string): Promise<void> {
  const since = sql<Date>`now() - make_interval(mins => ${windowMinutes})`
  const { account, place } = await db
    .selectFrom('sign_in_attempt')
    .where('succeeded', '=', false)
    .where('at', '>', since)
    .where((eb) => eb.or([eb('email', '=', email), eb('address', '=', address)]))
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('email', '=', email).as('account'),
      eb.fn.countAll<number>().filterWhere('address', '=', address).as('place'),
    ])
    .executeTakeFirstOrThrow()
  if (account < failuresPerAccount && place < failuresPerAddress) return
  throw new Problem(
    'too-many-requests',
    `Too many attempts to sign in. Try again in ${windowMinutes} minutes.`,
    {
      retryAfterSeconds: windowMinutes * 60,
    },
  )
}

export async function noteSignIn(
  db: Kysely<DB>,
  attempt: { email: string; address: string; succeeded: boolean },
): Promise<void> {
  await db.insertInto('sign_in_attempt').values(attempt).execute()
  // A good sign-in clears the account's earlier slips; old rows are of no more use to anyone.
  if (attempt.succeeded) await db.deleteFrom('sign_in_attempt').where('email', '=', attempt.email).execute()
  await db.deleteFrom('sign_in_attempt').where('at', '<', sql<Date>`now() - interval '1 day'`).execute()
}
