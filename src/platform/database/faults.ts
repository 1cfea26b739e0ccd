/** What can go wrong with the database in a way that a person, not the program, must put right. */
export type DatabaseFaultCode =
  | 'data-directory-in-use'
  | 'not-a-database-directory'
  | 'data-of-another-version'
  | 'disk-full'
  | 'binaries-missing'
  | 'cannot-run-as-this-user'
  | 'start-failed'
  | 'cannot-reach-server'
  | 'wrong-credentials'
  | 'database-missing'
  | 'server-too-old'
  | 'database-newer'
  | 'migration-files-wrong'
  | 'migration-changed'
  | 'migration-failed'

/**
 * A fault with the database, told in two parts: `message` says what is wrong and where, `remedy` what to do.
 * Neither ever holds a password.
 */
export class DatabaseFault extends Error {
  readonly code: DatabaseFaultCode
  readonly remedy: string

  constructor(code: DatabaseFaultCode, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'DatabaseFault'
    this.code = code
    this.remedy = remedy
  }
}

/** The fault for a full disk; `place` is the folder or server that ran out of room. */
export function diskFull(place: string, cause?: unknown): DatabaseFault {
  return new DatabaseFault(
    'disk-full',
    `There is no room left on the disk that holds ${place}.`,
    'Free some space and start again. Everything that was confirmed as saved is still there.',
    cause,
  )
}
