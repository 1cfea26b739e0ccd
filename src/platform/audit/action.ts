/**
 * A write and its audit event, declared together and carried out in one transaction.
 * There is no other way to write: endpoints are handed a reader and `perform`.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import { type EventKind, type EventPayload, eventShapes, type Stream } from './events.ts'

/** Queries only. What pages and endpoints are given. */
export type Reader = Pick<Kysely<DB>, 'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn'>

/** Queries and writes, inside the transaction of one request. Only actions are given it. */
export type Writer = Transaction<DB>

export interface Actor {
  /** The person who acts, or null for the program itself. */
  id: string | null
}

export interface Recorded<K extends EventKind, R> {
  stream: Stream
  payload: EventPayload<K>
  result: R
}

export interface Action<I, R> {
  readonly kind: EventKind
  /**
   * @param onSent is handed the event on its way to the database, to be awaited no later than the commit. Without
   * it the event is awaited here.
   */
  carryOut(db: Writer, actor: Actor, input: I, onSent?: (event: Promise<unknown>) => void): Promise<R>
}

/**
 * Defines a write.
 * @param kind the audit event it leaves behind
 * @param write does the work; returns the event's stream and payload with its result. What it throws rolls all back.
 */
export function action<K extends EventKind, I, R>(
  kind: K,
  write: (db: Writer, input: I, actor: Actor) => Promise<Recorded<K, R>>,
): Action<I, R> {
  return {
    kind,
    async carryOut(db, actor, input, onSent) {
      const { stream, payload, result } = await write(db, input, actor)
      const checked = JSON.stringify(eventShapes[kind].parse(payload))
      const event =
        sql`select audit_append(${stream}, ${actor.id}::uuid, ${kind}, ${checked}::jsonb)`.execute(db)
      if (onSent) onSent(event)
      else await event
      return result
    },
  }
}
