/** The quick way through an endpoint: the last change and the commit go to the database together. */
import type { Kysely, Transaction } from 'kysely'
import type { ActionAtOnce } from '../audit/action.ts'
import type { DB } from '../database/schema.generated.ts'
import type { AnyEndpoint, SentOff, Visit } from './endpoint.ts'
import type { Outcome } from './outcome.ts'

type AnyVisit = Visit<never, unknown, unknown, unknown, unknown>

/**
 * @param visitIn lets the person in and reads what was sent, as for `run`
 * @returns null when nothing was done: then the endpoint's `run` does it
 */
export async function quickly(
  db: Kysely<DB>,
  quick: NonNullable<AnyEndpoint['quick']>,
  visitIn: (transaction: Transaction<DB>) => Promise<AnyVisit>,
): Promise<Outcome | null> {
  let onItsWay: Promise<Outcome | null> = Promise.resolve(null)
  try {
    await db.transaction().execute(async (transaction) => {
      const visit = await visitIn(transaction)
      const performLast = <I, R>(action: ActionAtOnce<I, R>, input: I, say: (r: R) => Outcome): SentOff => {
        const done = action.carryOut(transaction, { id: visit.person?.id ?? null }, input)
        onItsWay = done.then((result) => (result === null ? null : say(result)))
        onItsWay.catch(() => {})
        return { onItsWay }
      }
      await quick({ ...visit, performLast } as never)
    })
  } finally {
    // A change that fails turns the commit into a rollback. What the caller hears is why.
    await onItsWay
  }
  return onItsWay
}
