/** The web server: security headers, forms, uploads, assets, and every endpoint. */
import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { personOfSession } from '../people/session.ts'
import { asProblem } from './as-problem.ts'
import { serveAssets } from './assets.ts'
import { callerAddress, onThisMachine } from './caller.ts'
import { readNotice, readSessionToken } from './cookies.ts'
import type { AnyEndpoint } from './endpoint.ts'
import { formTokenOf } from './form-token.ts'
import { loggedFault } from './logged-fault.ts'
import { Problem } from './problems.ts'
import { readForm, readJsonAsText } from './read-body.ts'
import { type Serving, sendProblem, serveEndpoint, usualForm } from './serve-endpoint.ts'
import { type StreamLimits, Streams, usualLimits } from './streams.ts'

export interface ServerOptions extends Serving {
  logLevel: string
  /** The site is reached by https (behind a proxy), so cookies are marked secure and browsers told to insist. */
  https: boolean
  /** How many proxies stand in front, each adding the address it was called from. Others' claims are not believed. */
  proxies: number
  /** From one address. Generous for people, small for programs that guess. */
  requestsPerMinute: number
  /** How many may listen for changes, and how often we look for them. */
  streams?: StreamLimits
}

declare module 'fastify' {
  interface FastifyInstance {
    streams: Streams
  }
}

/** In milliseconds: enough for the largest upload over a poor line, not enough to collect connections. */
const requestTimeout = 2 * 60_000

export async function buildServer(
  options: ServerOptions,
  endpoints: AnyEndpoint[],
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: usualForm,
    trustProxy: options.proxies > 0 ? (_address: string, hop: number) => hop < options.proxies : false,
    requestTimeout,
    genReqId: () => randomUUID(),
    logger: {
      level: options.logLevel,
      // Addresses and cookies of people stay out of the log, and so do query strings, which may hold case references.
      serializers: {
        err: loggedFault,
        req: (request) => ({ method: request.method, url: request.url.split('?')[0] }),
        res: (reply) => ({ status: reply.statusCode }),
      },
    },
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.decorate('secureCookies', options.https)
  const streams = new Streams(options.db, options.streams ?? usualLimits)
  app.decorate('streams', streams)
  // Whoever listens would keep the server from stopping.
  app.addHook('preClose', async () => streams.close())

  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: options.https,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: true,
  })
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: callerAddress,
    errorResponseBuilder: (_request, context) =>
      new Problem('too-many-requests', `Too many requests. Try again in ${context.after}.`, {
        retryAfterSeconds: Math.ceil(context.ttl / 1000),
      }),
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: usualForm, parser: readForm })
  readJsonAsText(app)
  // Nothing of ours sends bare text, and it would come to a form without fields.
  app.removeContentTypeParser('text/plain')
  await app.register(multipart)
  await serveAssets(app)

  // Pages about cases must not stay in a shared computer's cache.
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })

  const surroundingsOf = async (
    request: Parameters<typeof readSessionToken>[0],
    reply: Parameters<typeof formTokenOf>[1],
    busy = false,
  ) => {
    const token = busy ? null : readSessionToken(request)
    // The database may be what failed: then the page stands without the person's name.
    const person = token ? await personOfSession(options.db, token).catch(() => null) : null
    return {
      person,
      path: request.url,
      nonce: reply.cspNonce.script,
      formToken: formTokenOf(request, reply, person),
      notice: readNotice(request),
      demonstration: options.demonstration && onThisMachine(request),
    }
  }
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    const around = await surroundingsOf(request, reply)
    return sendProblem(request, reply, new Problem('not-found'), () => around)
  })
  app.setErrorHandler(async (error, request, reply) => {
    const problem = asProblem(error, request)
    // Whoever asks too often is not looked up as well.
    const around = await surroundingsOf(request, reply, problem.code === 'too-many-requests')
    return sendProblem(request, reply, problem, () => around)
  })

  for (const endpoint of endpoints) serveEndpoint(app, options, endpoint)
  return app
}
