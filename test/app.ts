/** The whole application on a database of the test's own, and named people who visit it. */
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { parse } from 'parse5'
import type { Action } from '#platform/audit/action.ts'
import { perform as carryOut } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { loadFrameworks } from '#platform/frameworks/load.ts'
import { loadFramework, PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { createAccount, signIn } from '#platform/people/sign-in.actions.ts'
import type { StandingRole } from '#platform/permissions/roles.ts'
import { buildServer } from '#platform/web/server.ts'
import { allEndpoints } from '../src/endpoints.ts'
import { frameworksDirectory } from '../src/frameworks-directory.ts'
import { testDatabase } from './database.ts'

export interface TestApp {
  app: FastifyInstance
  db: Kysely<DB>
  frameworks: PinnedFrameworks
  perform<I, R>(action: Action<I, R>, input: I): Promise<R>
  /** A new person with an account, signed in. */
  person(name: string, roles?: StandingRole[]): Promise<Visitor>
  /** Somebody without an account. */
  anyone: Visitor
  close(): Promise<void>
}

export interface Answer {
  status: number
  /** Where a redirect leads. */
  location: string | undefined
  body: string
  /** The text a reader sees, white space collapsed. */
  text: string
  json(): unknown
}

type Form = Record<string, string | string[] | undefined>

export class Visitor {
  readonly id: string
  readonly name: string
  readonly #app: FastifyInstance
  readonly #cookies = new Map<string, string>()
  #formToken: string | undefined

  constructor(app: FastifyInstance, person: { id: string; name: string; sessionToken?: string }) {
    this.#app = app
    this.id = person.id
    this.name = person.name
    if (person.sessionToken) this.#cookies.set('plumbline_session', person.sessionToken)
  }

  /** The cookies as the browser would send them. */
  get cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send({ method: 'GET', url, headers })
  }

  /** Sends a form as the browser would, with the token of a page seen before. */
  async post(url: string, fields: Form = {}): Promise<Answer> {
    const body = new URLSearchParams({ _token: await this.formToken() })
    for (const [name, value] of Object.entries(fields)) {
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) body.append(name, one)
    }
    return this.#send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: body.toString(),
    })
  }

  /** Sends JSON as a page's script would. */
  async postJson(url: string, body: unknown): Promise<Answer> {
    return this.#send({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-form-token': await this.formToken(),
      },
      payload: JSON.stringify(body),
    })
  }

  /** Asks without a form token: tells which problem, if any, stands in the way. */
  async knock(method: 'GET' | 'POST', url: string): Promise<{ status: number; problem: string | undefined }> {
    const accept = 'application/json'
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await this.#send(
      method === 'POST'
        ? { method, url, headers: { accept, ...form }, payload: '' }
        : { method, url, headers: { accept } },
    )
    return { status: answer.status, problem: /^\{"problem":"([a-z-]+)"/.exec(answer.body)?.[1] }
  }

  async upload(
    url: string,
    fields: Form,
    file: { field: string; name: string; content: string | Uint8Array },
  ) {
    const form = new FormData()
    form.append('_token', await this.formToken())
    for (const [name, value] of Object.entries(fields))
      if (typeof value === 'string') form.append(name, value)
    const bytes = typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content
    form.append(file.field, new Blob([Buffer.from(bytes)]), file.name)
    const sent = new Response(form)
    return this.#send({
      method: 'POST',
      url,
      headers: { 'content-type': sent.headers.get('content-type')! },
      payload: Buffer.from(await sent.arrayBuffer()),
    })
  }

  /** The token this person's forms carry. */
  async formToken(): Promise<string> {
    if (!this.#formToken) {
      const page = await this.get(this.#cookies.has('plumbline_session') ? '/account' : '/sign-in')
      this.#formToken = /name="_token" value="([^"]+)"/.exec(page.body)?.[1]
    }
    return this.#formToken ?? ''
  }

  async #send(request: {
    method: 'GET' | 'POST'
    url: string
    headers: Record<string, string>
    payload?: string | Buffer
  }): Promise<Answer> {
    const cookie = this.cookieHeader
    const reply = await this.#app.inject({
      ...request,
      headers: { ...request.headers, ...(cookie ? { cookie } : {}) },
    })
    for (const { name, value } of reply.cookies) {
      if (value) this.#cookies.set(name, value)
      else this.#cookies.delete(name)
      if (name === 'plumbline_session') this.#formToken = undefined
    }
    return {
      status: reply.statusCode,
      location: reply.headers.location,
      body: reply.body,
      get text() {
        return readableText(reply.body)
      },
      json: () => reply.json(),
    }
  }
}

/** A page's visible text. */
export function readableText(markup: string): string {
  const words: string[] = []
  const walk = (node: { nodeName: string; value?: string; childNodes?: unknown[] }) => {
    if (node.nodeName === 'script' || node.nodeName === 'style') return
    if (node.nodeName === '#text' && node.value) words.push(node.value)
    for (const child of node.childNodes ?? []) walk(child as typeof node)
  }
  walk(parse(markup) as never)
  return words.join(' ').replaceAll(/\s+/g, ' ').trim()
}

export async function testApp(options: { demonstration?: boolean } = {}): Promise<TestApp> {
  const database = await testDatabase()
  const { db } = database
  const frameworks = new PinnedFrameworks(db)
  const perform = <I, R>(action: Action<I, R>, input: I) => carryOut(db, action, input)
  for (const framework of (await loadFrameworks(frameworksDirectory)).values())
    await perform(loadFramework, framework)
  const demonstration = options.demonstration ?? false
  const app = await buildServer(
    { db, frameworks, demonstration, logLevel: 'silent', https: false, behindProxy: false },
    allEndpoints({ db, demonstration }),
  )
  let created = 0
  return {
    app,
    db,
    frameworks,
    perform,
    anyone: new Visitor(app, { id: '', name: 'Anyone' }),
    async person(name, roles = []) {
      const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${++created}@example.org`
      const id = await perform(createAccount, { email, name, passwordHash: null, roles })
      const sessionToken = await perform(signIn, { person: id, how: 'password' as const })
      return new Visitor(app, { id, name, sessionToken })
    },
    async close() {
      await app.close()
      await database.drop()
    },
  }
}
