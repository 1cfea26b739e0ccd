import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import type { Action } from './action.ts'

/** Carries out a write outside any request, in a transaction of its own: by the program, or in someone's name. */
export function perform<I, R>(
  db: Kysely<DB>,
  action: Action<I, R>,
  input: I,
  actor: { id: string | null } = { id: null },
): Promise<R> {
  return db.transaction().execute((transaction) => action.carryOut(transaction, actor, input))
}
