/**
 * Somebody who uses the application inside this process, by the same doors as a browser: for the demonstration and
 * the tests.
 */
import type { FastifyInstance } from 'fastify'

export interface Answer {
  status: number
  /** Where a redirect leads. */
  location: string | undefined
  body: string
  /** The same as it was sent, for files. */
  bytes: Uint8Array
  type: string | undefined
  json(): unknown
}

type Form = Record<string, string | string[] | undefined>

/** `A` is what an answer is read as: see `read`. */
export class Visitor<A extends Answer = Answer> {
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

  async get(url: string, headers: Record<string, string> = {}): Promise<A> {
    return this.#send({ method: 'GET', url, headers })
  }

  /** Sends a form as the browser would, with the token of a page seen before. */
  async post(url: string, fields: Form = {}): Promise<A> {
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
  async postJson(url: string, body: unknown): Promise<A> {
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
  ): Promise<A> {
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
  }): Promise<A> {
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
    return this.read({
      status: reply.statusCode,
      location: reply.headers.location,
      body: reply.body,
      bytes: reply.rawPayload,
      type: reply.headers['content-type'],
      json: () => reply.json(),
    })
  }

  /** Says how this visitor reads an answer. */
  protected read(answer: Answer): A {
    return answer as A
  }
}
