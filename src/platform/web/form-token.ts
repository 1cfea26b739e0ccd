/** Every form carries a token that only our own pages know, so no other site can send a form in someone's name. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignedIn } from '../people/session.ts'
import { readFormCookie, setFormCookie } from './cookies.ts'
import { Problem } from './problems.ts'

export const formTokenField = '_token'

/** A cookie can be set by others on the same domain, and the token goes into our markup as it is. */
const ours = /^[\w-]{32}$/

const issued = new WeakMap<FastifyRequest, string>()

/** The token for this page's forms: the session's own, or before sign-in one kept in a strict cookie. */
export function formTokenOf(request: FastifyRequest, reply: FastifyReply, person: SignedIn | null): string {
  if (person) return person.csrfToken
  const known = issued.get(request) ?? readFormCookie(request)
  if (known && ours.test(known)) return known
  const token = randomBytes(24).toString('base64url')
  issued.set(request, token)
  setFormCookie(reply, token)
  return token
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** @throws Problem form-expired when the form was not made for this session */
export function checkFormToken(request: FastifyRequest, body: unknown, person: SignedIn | null): void {
  const header = request.headers['x-form-token']
  const field = (body as Record<string, unknown> | null)?.[formTokenField]
  const sent = typeof header === 'string' ? header : typeof field === 'string' ? field : ''
  const expected = person ? person.csrfToken : readFormCookie(request)
  if (!expected || !same(sent, expected)) throw new Problem('form-expired')
}
