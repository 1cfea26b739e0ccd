/**
 * The life of every request: find the thing → may this person do this to it → read what was sent (all faults
 * together) → one transaction → commit with its audit events, or roll back → one outcome or one problem.
 */
import type { z } from 'zod'
import type { Action, ActionAtOnce, Reader } from '../audit/action.ts'
import type { PinnedFrameworks } from '../frameworks/pinned.ts'
import type { SignedIn } from '../people/session.ts'
import type { Thing, Verb } from '../permissions/may.ts'
import type { Role } from '../permissions/roles.ts'
import type { ThingOf } from '../permissions/things.ts'
import type { Outcome } from './outcome.ts'
import type { Fault } from './problems.ts'

export interface UploadedFile {
  name: string
  bytes: Uint8Array
}

/** What an endpoint's `run` is given. */
export interface Visit<T extends Thing, P, Q, B, F = undefined> {
  thing: ThingOf[T]
  roles: ReadonlySet<Role>
  person: SignedIn | null
  params: P
  query: Q
  body: B
  /** The uploaded file, where the endpoint takes one and one was sent. */
  file: UploadedFile | null
  db: Reader
  /** Carries out a write with its audit event, inside this request's transaction. */
  perform<I, R>(action: Action<I, R>, input: I): Promise<R>
  frameworks: PinnedFrameworks
  /** The caller asked for JSON rather than a page. */
  wantsJson: boolean
  /** What belongs to this one request and no page can know. */
  request: { address: string; sessionToken: string | null; loopback: boolean }
  /** Faults and values of a form that is shown again; empty the first time. */
  form: FormState
  /** What the endpoint's `first` came to. */
  first: F
  /** Asks for the session cookie to be set or cleared with the answer. */
  setSession(token: string | null): void
}

/** What an endpoint's `first` is given: everything about the visit, and a way to read, but no connection to hold on to. */
export interface EarlyVisit<T extends Thing, P, Q, B>
  extends Omit<Visit<T, P, Q, B>, 'db' | 'perform' | 'first' | 'form' | 'setSession' | 'frameworks'> {
  /** Reads in a short transaction of its own. */
  read<R>(work: (visit: Visit<T, P, Q, B>) => Promise<R>): Promise<R>
}

/** What an endpoint's `quick` is given. */
export interface QuickVisit<T extends Thing, P, Q, B> extends Omit<Visit<T, P, Q, B>, 'perform'> {
  /** Carries out a write with its audit event, as a transaction of its own. Null when there was nothing to write. */
  performAlone<I, R>(action: ActionAtOnce<I, R>, input: I): Promise<R | null>
}

export interface FormState {
  faults: readonly Fault[]
  values: Record<string, string | string[]>
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds endpoints of every shape; each is checked where it is defined
export type AnyEndpoint = Endpoint<any, any, any, any, any>

export interface Endpoint<
  T extends Thing,
  P extends z.ZodType = z.ZodType<unknown>,
  Q extends z.ZodType = z.ZodType<unknown>,
  B extends z.ZodType = z.ZodType<unknown>,
  F = undefined,
> {
  method: 'GET' | 'POST'
  /** Fastify path; `:inspection` and `:assessment` name the thing. */
  path: string
  verb: Verb<T>
  thing: T
  params?: P
  query?: Q
  body?: B
  /** Takes one uploaded file under this field name. */
  upload?: { field: string; maxBytes: number }
  /** Bytes a form may have, where people write at length; forms are small otherwise. */
  largestForm?: number
  /** A reading that leaves an audit event, so its transaction may write. */
  recorded?: true
  /** Shows the form again, with what is wrong, when a POST is invalid. Without it a plain problem page is shown. */
  again?: (visit: Visit<T, z.infer<P>, unknown, unknown>) => Promise<Outcome>
  /**
   * Slow work, or work that must outlive a refusal. Done once access was granted and what was sent is read, before
   * the request's transaction begins: nobody else waits for a connection meanwhile.
   */
  first?: (visit: EarlyVisit<T, z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<F>
  /**
   * The usual way to do what `run` does, for what people wait for most: its one change is one statement, and no
   * transaction is opened around it. When it gives null, nothing was done, and `run` does it from the beginning.
   */
  quick?: (visit: QuickVisit<T, z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Outcome | null>
  run: (visit: Visit<T, z.infer<P>, z.infer<Q>, z.infer<B>, F>) => Promise<Outcome>
  /** What begins once a POST is committed. Nobody waits for it, and it holds no connection; what stops it is logged. */
  after?: (
    visit: Pick<Visit<T, z.infer<P>, z.infer<Q>, z.infer<B>, F>, 'thing' | 'person'>,
  ) => Promise<unknown>
}

/** Declares an endpoint. The types of params, query and body follow from their schemas. */
export function endpoint<
  T extends Thing,
  P extends z.ZodType = z.ZodType<unknown>,
  Q extends z.ZodType = z.ZodType<unknown>,
  B extends z.ZodType = z.ZodType<unknown>,
  F = undefined,
>(definition: Endpoint<T, P, Q, B, F>): Endpoint<T, P, Q, B, F> {
  return definition
}
