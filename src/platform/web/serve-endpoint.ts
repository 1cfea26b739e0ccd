/** Puts an endpoint on the web server. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import type { PinnedFrameworks } from '../frameworks/pinned.ts'
import type { SignedIn } from '../people/session.ts'
import { asProblem } from './as-problem.ts'
import { callerAddress, onThisMachine } from './caller.ts'
import { clearNotice, readNotice, readSessionToken, setNotice, setSessionToken } from './cookies.ts'
import type { AnyEndpoint, FormState, QuickVisit, UploadedFile, Visit } from './endpoint.ts'
import { enterDoor } from './enter-door.ts'
import { checkFormToken, formTokenOf } from './form-token.ts'
import { layout, type Surroundings } from './layout.page.ts'
import { loggedFault } from './logged-fault.ts'
import type { Outcome, Stream } from './outcome.ts'
import { problemPage } from './problem.page.ts'
import { Problem, problems } from './problems.ts'
import { formValues, readParams, readWith, refuseUnkeepable } from './read-request.ts'
import type { Listening } from './streams.ts'
import { readUpload } from './upload.ts'

/** In bytes: no form needs more, but for the few that say so. */
export const usualForm = 256 * 1024

export interface Serving {
  db: Kysely<DB>
  frameworks: PinnedFrameworks
  demonstration: boolean
}

const nothing: FormState = { faults: [], values: {} }

function wantsJson(request: FastifyRequest): boolean {
  return request.headers.accept?.startsWith('application/json') ?? false
}

interface Sent {
  body: unknown
  file: UploadedFile | null
  /** What the endpoint's `first` came to. */
  first: unknown
}

type AnyVisit = Visit<never, unknown, unknown, unknown, unknown>

interface Answer {
  outcome: Outcome
  /** What it was about, and who asked. */
  about?: { thing: never; person: SignedIn | null }
  /** A session token to set, null to clear it, undefined to leave it. */
  session: string | null | undefined
}

/** Reads see one instant of the database, and cannot write. */
const reading = (db: Kysely<DB>) =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')

/** Nobody makes us read a large form who may not send one. */
const letInFirst = (serving: Serving, endpoint: AnyEndpoint) => async (request: FastifyRequest) => {
  const size = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  if (size <= usualForm) return
  await reading(serving.db).execute((transaction) => enterDoor(endpoint, request, transaction))
}

export function serveEndpoint(app: FastifyInstance, serving: Serving, endpoint: AnyEndpoint): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.largestForm
      ? { bodyLimit: endpoint.largestForm, preParsing: letInFirst(serving, endpoint) }
      : {}),
    handler: async (request, reply) => {
      let person: SignedIn | null = null
      const token = readSessionToken(request)

      const enter = (db: Kysely<DB>) =>
        enterDoor(endpoint, request, db, (who) => {
          person = who
        })

      /** Lets the person in and reads what was sent; every refusal comes before anything is done. */
      const visitIn = async (
        db: Kysely<DB>,
        form: FormState,
        sent: Sent | null,
      ): Promise<Omit<AnyVisit, 'perform'>> => {
        const entered = await enter(db)
        if (sent && endpoint.method === 'POST') checkFormToken(request, sent.body, entered.person)
        refuseUnkeepable(request.query)
        if (sent) refuseUnkeepable(sent.body)
        return {
          thing: entered.found.thing as never,
          roles: entered.found.roles,
          person: entered.person,
          params: readParams(endpoint.params, request.params),
          query: readWith(endpoint.query, request.query),
          body: sent && endpoint.body ? readWith(endpoint.body, sent.body) : sent?.body,
          file: sent?.file ?? null,
          db,
          frameworks: serving.frameworks.through(db),
          wantsJson: wantsJson(request),
          request: { address: callerAddress(request), sessionToken: token, loopback: onThisMachine(request) },
          form,
          first: sent?.first,
          setSession: () => undefined,
        }
      }

      /** The same with writing, in a transaction. */
      const visitWriting = async (
        transaction: Transaction<DB>,
        form: FormState,
        sent: Sent | null,
        events: Promise<unknown>[],
      ): Promise<AnyVisit> => {
        const visit = await visitIn(transaction, form, sent)
        return {
          ...visit,
          perform: (action, input) =>
            action.carryOut(transaction, { id: visit.person?.id ?? null }, input, (event) => {
              event.catch(() => {})
              events.push(event)
            }),
        }
      }

      const readFirst = async (sent: Sent): Promise<unknown> => {
        const { thing, roles, person, params, query, body, file, wantsJson, request } = await reading(
          serving.db,
        ).execute((transaction) => visitIn(transaction, nothing, sent))
        const early = { thing, roles, person, params, query, body, file, wantsJson, request }
        const read = <R>(work: (visit: AnyVisit) => Promise<R>) =>
          reading(serving.db).execute(async (transaction) =>
            work(await visitWriting(transaction, nothing, sent, [])),
          )
        return endpoint.first!({ ...early, read } as never)
      }

      // A form that is shown again is a second, reading request: the first one was rolled back whole.
      const attempt = async (form: FormState, sent: Sent | null): Promise<Answer> => {
        const events: Promise<unknown>[] = []
        const run = async (transaction: Transaction<DB>): Promise<Answer> => {
          let session: string | null | undefined
          const visit = await visitWriting(transaction, form, sent, events)
          visit.setSession = (value) => {
            session = value
          }
          const outcome = await (sent ? endpoint.run : (endpoint.again ?? endpoint.run))(visit as never)
          return { outcome, session, about: { thing: visit.thing, person: visit.person } }
        }
        const writes = sent !== null && (endpoint.method === 'POST' || endpoint.recorded)
        if (!writes) return reading(serving.db).execute(run)
        // The audit events travel with the commit. One that fails turns the commit into a rollback, and says why.
        try {
          return await serving.db.transaction().execute(run)
        } finally {
          await Promise.all(events)
        }
      }

      // One statement is a transaction by itself. It is sent when the person has been let in, and not before.
      const quickly = async (sent: Sent): Promise<Answer | null> => {
        const visit = await visitIn(serving.db, nothing, sent)
        const performAlone: QuickVisit<never, unknown, unknown, unknown>['performAlone'] = (action, input) =>
          action.carryOut(serving.db, { id: visit.person?.id ?? null }, input)
        const outcome = await endpoint.quick!({ ...visit, performAlone } as never)
        return outcome && { outcome, session: undefined }
      }

      /** Why somebody who listens may hear no more: asked by the same door, for as long as they listen. */
      const listening = (answer: Answer): Listening => ({
        personId: person?.id ?? '',
        over: () =>
          reading(serving.db)
            .execute((transaction) => enterDoor(endpoint, request, transaction))
            .then(({ found }) => (answer.outcome as Stream).over(found.thing))
            .catch((error) => (error instanceof Problem ? problems[error.code].title : null)),
      })

      const surroundings = (): Surroundings => ({
        person,
        path: request.url,
        nonce: reply.cspNonce.script,
        formToken: formTokenOf(request, reply, person),
        notice: readNotice(request),
        demonstration: serving.demonstration && onThisMachine(request),
      })

      try {
        const sent: Sent = { body: request.body, file: null, first: undefined }
        if (endpoint.upload) {
          // Nobody makes us read a file who may not send one.
          await reading(serving.db).execute(enter)
          Object.assign(sent, await readUpload(request, endpoint.upload))
        }
        try {
          if (endpoint.first) sent.first = await readFirst(sent)
          const quick = endpoint.quick ? await quickly(sent) : null
          const answer = quick ?? (await attempt(nothing, sent))
          if (endpoint.after) begin(endpoint.after, request, answer)
          if (answer.outcome.kind === 'stream') return sendStream(reply, answer.outcome, listening(answer))
          return send(reply, answer, surroundings)
        } catch (error) {
          if (!(error instanceof Problem && error.code === 'invalid' && endpoint.again) || wantsJson(request))
            throw error
          const answer = await attempt({ faults: error.faults, values: formValues(sent.body) }, null)
          if (answer.outcome.kind === 'page') answer.outcome.status = error.status
          return send(reply, answer, surroundings)
        }
      } catch (error) {
        return sendProblem(request, reply, asProblem(error, request), surroundings)
      }
    },
  })
}

/** Sets going what nobody waits for. */
function begin(after: NonNullable<AnyEndpoint['after']>, request: FastifyRequest, { about }: Answer): void {
  if (!about) return
  after(about).catch((error) => request.log.error(loggedFault(error), 'What began after the answer stopped'))
}

function send(reply: FastifyReply, answer: Answer, surroundings: () => Surroundings): FastifyReply {
  const { outcome } = answer
  if (answer.session !== undefined) setSessionToken(reply, answer.session)
  switch (outcome.kind) {
    case 'page': {
      const around = surroundings()
      if (around.notice) clearNotice(reply)
      return reply.code(outcome.status).type('text/html; charset=utf-8').send(layout(outcome, around))
    }
    case 'redirect':
      if (outcome.notice) setNotice(reply, outcome.notice)
      return reply.redirect(outcome.to, 303)
    case 'json':
      if (outcome.keepFor) reply.header('cache-control', 'public, max-age=31536000, immutable')
      return reply.code(outcome.status).send(outcome.body)
    case 'stream':
      throw new Error('A stream answers a first reading only')
    case 'file':
      return reply
        .type(outcome.type)
        .header('content-disposition', `attachment; filename="${outcome.name.replace(/[^\w.-]/g, '-')}"`)
        .send(outcome.body)
  }
}

function sendStream(reply: FastifyReply, { topic }: Stream, listening: Listening): FastifyReply {
  // A browser that comes back by itself says what it heard last.
  const last = reply.request.headers['last-event-id']
  const seen = typeof last === 'string' ? last : topic.seen
  const events = reply.server.streams.join({ ...topic, seen }, listening)
  return reply
    .type('text/event-stream; charset=utf-8')
    .headers({
      // A proxy that collects what we say would only pass it on when it is old.
      'x-accel-buffering': 'no',
      // Kept for another request, the line would keep the server from stopping for a minute after the stream is over.
      connection: 'close',
    })
    .send(events)
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  surroundings: () => Surroundings,
): FastifyReply {
  // There is more to come, which nobody will read.
  if (problem.code === 'too-large') reply.header('connection', 'close')
  if (problem.retryAfterSeconds) reply.header('retry-after', String(problem.retryAfterSeconds))
  if (wantsJson(request)) {
    return reply.code(problem.status).send({
      problem: problem.code,
      message: problem.message,
      faults: problem.faults,
      reference: request.id,
    })
  }
  if (problem.code === 'sign-in-needed' && request.method === 'GET') {
    return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
  }
  const page = problemPage(problem, request.id)
  return reply.code(problem.status).type('text/html; charset=utf-8').send(layout(page, surroundings()))
}
