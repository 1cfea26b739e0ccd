/**
 * Slows down guessing: so many failed attempts for one account or from one address, then a wait.
 * Attempts are kept outside the request's transaction, so that a refused sign-in is counted too, and before the
 * password is looked at, so that a hundred guesses sent at once are a hundred guesses.
 */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import { Problem } from '../web/problems.ts'

const windowMinutes = 15
/** From one place: a stranger who guesses locks out himself, not the person whose account it is. */
const failuresPerAccountAndAddress = 5
/** From all places together: many machines that guess at one account are stopped too. */
const failuresPerAccount = 30
const failuresPerAddress = 30

export interface SignInAttempt {
  email: string
  address: string
}

/**
 * Counts an attempt as failed until `clearAttempts` says otherwise.
 * @throws Problem too-many-requests, with how long to wait
 */
export async function countAttempt(db: Kysely<DB>, attempt: SignInAttempt): Promise<void> {
  const { email, address } = attempt
  const { id } = await db
    .insertInto('sign_in_attempt')
    .values({ email, address, succeeded: false })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { both, account, place } = await db
    .selectFrom('sign_in_attempt')
    .where('at', '>', sql<Date>`now() - make_interval(mins => ${windowMinutes})`)
    .where((eb) => eb.or([eb('email', '=', email), eb('address', '=', address)]))
    .select((eb) => [
      eb.fn
        .countAll<number>()
        .filterWhere(eb.and([eb('email', '=', email), eb('address', '=', address)]))
        .as('both'),
      eb.fn.countAll<number>().filterWhere('email', '=', email).as('account'),
      eb.fn.countAll<number>().filterWhere('address', '=', address).as('place'),
    ])
    .executeTakeFirstOrThrow()
  // The counts include this attempt.
  if (both <= failuresPerAccountAndAddress && account <= failuresPerAccount && place <= failuresPerAddress)
    return
  // An attempt that was not looked at does not make the wait longer.
  await db.deleteFrom('sign_in_attempt').where('id', '=', id).execute()
  throw new Problem(
    'too-many-requests',
    `Too many attempts to sign in. Try again in ${windowMinutes} minutes.`,
    {
      retryAfterSeconds: windowMinutes * 60,
    },
  )
}

/** A good sign-in clears the earlier slips from the same place; old rows are of no more use to anyone. */
export async function clearAttempts(db: Kysely<DB>, { email, address }: SignInAttempt): Promise<void> {
  await db
    .deleteFrom('sign_in_attempt')
    .where((eb) =>
      eb.or([
        eb.and([eb('email', '=', email), eb('address', '=', address)]),
        eb('at', '<', sql<Date>`now() - interval '1 day'`),
      ]),
    )
    .execute()
}
