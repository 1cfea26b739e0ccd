import { DatabaseFault, diskFull } from './faults.ts'

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EACCES',
  '57P03',
])
const REFUSED = new Set(['28000', '28P01'])
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', '53100'])

/**
 * Turns an error of the driver or the operating system into a fault a person can act on.
 * Gives back undefined for an error that is none of these (a wrong query is a fault of ours, not of the set-up).
 * `place` names the server or folder without any password, as from `describeServer`.
 */
export function recogniseFault(error: unknown, place: string): DatabaseFault | undefined {
  if (error instanceof DatabaseFault) return error
  const code = codeOf(error)
  if (NO_ROOM.has(code)) return diskFull(place, error)
  if (REFUSED.has(code) || /password|SASL/i.test(noCode(code, error))) {
    return new DatabaseFault(
      'wrong-credentials',
      `The database server refused the user name or password for ${place}.`,
      'Check the user name and password in DATABASE_URL.',
      error,
    )
  }
  if (code === '3D000') {
    return new DatabaseFault(
      'database-missing',
      `The server was reached, but it has no such database: ${place}.`,
      'Create the database, or correct its name in DATABASE_URL.',
      error,
    )
  }
  if (UNREACHABLE.has(code) || /timeout|Connection terminated/i.test(noCode(code, error))) {
    return new DatabaseFault(
      'cannot-reach-server',
      `No database server answers at ${place} (${messageOf(error)}).`,
      'Check that the server is running and that DATABASE_URL names the right host and port.',
      error,
    )
  }
  return undefined
}

/** Host, port, database and user of a connection string, never the password. */
export function describeServer(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl)
    const host = url.searchParams.get('host') ?? (decodeURIComponent(url.hostname) || 'localhost')
    const user = decodeURIComponent(url.username)
    const port = url.port ? `:${url.port}` : ''
    return `${user ? `${user}@` : ''}${host}${port}${decodeURIComponent(url.pathname)}`
  } catch {
    return 'the address in DATABASE_URL'
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

// The driver reports a missing password and a lost connection as plain errors, with no code to tell them by.
function noCode(code: string, error: unknown): string {
  return code === '' ? messageOf(error) : ''
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
