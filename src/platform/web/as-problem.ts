/** Any error becomes one of the listed problems. What is not foreseen is ours: logged, and told without details. */
import type { FastifyRequest } from 'fastify'
import { invalid, Problem } from './problems.ts'

interface Coded {
  code?: string
  statusCode?: number
}

/** Server gone, connection refused or lost, too many connections, shutting down. */
const unavailable = /^(08\w{3}|57P0\d|53300|25P03|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/
/** The driver gives no code when no connection came free in time, or the one in use broke. */
const noConnection = /^(timeout exceeded when trying to connect|Connection terminated)/

export function asProblem(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const { code, statusCode } = error as Coded
  if (code === '23505' || code === '40001' || code === '40P01') {
    // Two writers reached for the same next version: the database let one through.
    request.log.info({ code }, 'two writers met')
    return new Problem('changed-meanwhile')
  }
  if (code === 'PB002') {
    // The database's own guard: what fieldwork left is frozen, whichever way the write came.
    return new Problem(
      'stage-closed',
      'Fieldwork is closed and its cases are frozen, so this was not written. The lead inspector can go back to fieldwork, with a reason.',
    )
  }
  if (code === 'PB003') {
    return new Problem(
      'changed-meanwhile',
      'The ratings panel’s meeting is not as it was when you opened the page: it has ended, or another one is open. Nothing was written. Open the ratings panel’s page to see how it stands.',
    )
  }
  if (unavailable.test(code ?? '') || noConnection.test((error as Error).message)) {
    request.log.error(error, 'database unavailable')
    return new Problem('database-unavailable')
  }
  if (statusCode === 413) return new Problem('too-large')
  if (statusCode === 429) return new Problem('too-many-requests')
  if (statusCode === 404) return new Problem('not-found')
  if (statusCode === 415)
    return invalid({ field: '', message: 'What was sent is neither a form nor JSON, so it was not read.' })
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return new Problem('invalid', 'What was sent could not be read.')
  }
  request.log.error(error, 'program fault')
  return new Problem('program-fault')
}
