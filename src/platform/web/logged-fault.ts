/** What of a fault goes into the log. PostgreSQL quotes rows and values in its messages, so those stay out. */

interface Logged {
  [detail: string]: unknown
  type: string
  message: string
  stack: string
  code?: string
  constraint?: string
  table?: string
}

interface OfPostgres extends Error {
  severity: string
  code: string
  table?: string
  constraint?: string
}

const ofPostgres = (error: Error): error is OfPostgres => 'severity' in error && 'code' in error

/** The lines of a stack that say where, without the message they begin with. */
const places = (error: Error): string => (error.stack?.match(/^ +at .*$/gm) ?? []).join('\n')

export function loggedFault(error: Error): Logged {
  const type = error.name
  const stack = places(error)
  if (ofPostgres(error)) {
    const { code, table, constraint } = error
    return {
      type,
      message: 'PostgreSQL refused a statement',
      stack,
      code,
      ...(table ? { table } : {}),
      ...(constraint ? { constraint } : {}),
    }
  }
  const { code } = error as { code?: unknown }
  return { type, message: error.message, stack, ...(typeof code === 'string' ? { code } : {}) }
}
