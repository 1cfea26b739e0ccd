/** The cookies we set: the session, a form token before sign-in, and a notice shown once. All are out of scripts' reach. */
import type { FastifyReply, FastifyRequest } from 'fastify'

const session = 'plumbline_session'
const form = 'plumbline_form'
const notice = 'plumbline_notice'

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

export const readSessionToken = (request: FastifyRequest): string | null => request.cookies[session] ?? null

export function setSessionToken(reply: FastifyReply, token: string | null): void {
  if (token) reply.setCookie(session, token, options(reply))
  else reply.clearCookie(session, options(reply))
}

export const readFormCookie = (request: FastifyRequest): string | null => request.cookies[form] ?? null

export function setFormCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(form, token, { ...options(reply), sameSite: 'strict' })
}

export const readNotice = (request: FastifyRequest): string | null => request.cookies[notice] ?? null

export function setNotice(reply: FastifyReply, text: string): void {
  reply.setCookie(notice, text, { ...options(reply), maxAge: 60 })
}

export function clearNotice(reply: FastifyReply): void {
  reply.clearCookie(notice, options(reply))
}
