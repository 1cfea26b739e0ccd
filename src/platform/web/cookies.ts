/** The cookies we set: the session, a form token before sign-in, and a notice shown once. All are out of scripts' reach. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Over https, browsers accept a name that begins so only from this very host: no neighbour can plant a cookie. */
const named = (name: string) => (server: FastifyInstance) => (server.secureCookies ? `__Host-${name}` : name)

const session = named('plumbline_session')
const form = named('plumbline_form')
const notice = named('plumbline_notice')

declare module 'fastify' {
  interface FastifyInstance {
    /** The site is reached by https, so cookies may only travel that way. */
    secureCookies: boolean
  }
}

const options = (reply: FastifyReply) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: reply.server.secureCookies,
})

export const readSessionToken = (request: FastifyRequest): string | null =>
  request.cookies[session(request.server)] ?? null

export function setSessionToken(reply: FastifyReply, token: string | null): void {
  if (token) reply.setCookie(session(reply.server), token, options(reply))
  else reply.clearCookie(session(reply.server), options(reply))
}

export const readFormCookie = (request: FastifyRequest): string | null =>
  request.cookies[form(request.server)] ?? null

export function setFormCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(form(reply.server), token, { ...options(reply), sameSite: 'strict' })
}

export const readNotice = (request: FastifyRequest): string | null =>
  request.cookies[notice(request.server)] ?? null

export function setNotice(reply: FastifyReply, text: string): void {
  reply.setCookie(notice(reply.server), text.toWellFormed(), { ...options(reply), maxAge: 60 })
}

export function clearNotice(reply: FastifyReply): void {
  reply.clearCookie(notice(reply.server), options(reply))
}
