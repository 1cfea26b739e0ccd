/**
 * A write and its audit event, declared together and carried out in one transaction.
 * There is no other way to write: endpoints are handed a reader and `perform`.
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
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

const append = (stream: Stream, actor: Actor, kind: EventKind, payload: unknown) => {
  const checked = JSON.stringify(eventShapes[kind].parse(payload))
  return sql`audit_append(${stream}::text, ${actor.id}::uuid, ${kind}::text, ${checked}::jsonb)`
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
      const event = sql`select ${append(stream, actor, kind, payload)}`.execute(db)
      if (onSent) onSent(event)
      else await event
      return result
    },
  }
}

export interface Foreseen<K extends EventKind, Row> {
  stream: Stream
  payload: EventPayload<K>
  /** Writes one row and returns it, or finds that there is nothing to write. */
  change: RawBuilder<Row>
}

/**
 * An action that is one statement, and so a transaction even where none is open. It comes to null when there was
 * nothing to write, and then leaves no event.
 */
export interface ActionAtOnce<I, R> extends Action<I, R | null> {
  carryOut(db: Kysely<DB>, actor: Actor, input: I): Promise<R | null>
}

/**
 * Defines a write whose event can be told beforehand. The change and its event go to the database as one statement:
 * both are kept or neither, and nothing is waited for in between.
 */
export function actionAtOnce<K extends EventKind, I, Row extends object, R>(
  kind: K,
  foresee: (input: I, actor: Actor) => Foreseen<K, Row>,
  result: (row: Row, input: I) => R,
): ActionAtOnce<I, R> {
  return {
    kind,
    async carryOut(db, actor, input) {
      const { stream, payload, change } = foresee(input, actor)
      const { rows } = await sql<Row>`
        with change as (${change}) select change.*, ${append(stream, actor, kind, payload)} as recorded from change
      `.execute(db)
      return rows[0] ? result(rows[0], input) : null
    },
  }
}
