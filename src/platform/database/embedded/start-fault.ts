import { DatabaseFault, diskFull } from '../faults.ts'

/** Makes a fault of what the database's programs said on their way out. */
export function startFault(directory: string, what: string, said: string, cause?: unknown): DatabaseFault {
  if (/No space left on device|Check free disk space|Disk quota exceeded|ENOSPC|EDQUOT/.test(said))
    return diskFull(directory, cause)
  if (/spawn .* ENOENT|failed to execute|error while loading shared libraries|cannot execute/.test(said)) {
    return new DatabaseFault(
      'binaries-missing',
      `The built-in database's programs do not run on this machine: ${lastLines(said)}`,
      'Run npm ci again, or set DATABASE_URL to a PostgreSQL server, version 15 or newer.',
      cause,
    )
  }
  if (
    /Permission denied|Operation not permitted|EACCES|EPERM|EROFS|readonly database|unable to open database file|could not look up effective user/i.test(
      said,
    )
  ) {
    return new DatabaseFault(
      'cannot-run-as-this-user',
      `The database may not use ${directory} as this user: ${lastLines(said)}`,
      'Start Plumbline as the user who owns that folder, or choose another data directory.',
      cause,
    )
  }
  return new DatabaseFault(
    'start-failed',
    `The database in ${directory} ${what}: ${lastLines(said) || 'it gave no reason'}`,
    'Keep a copy of that folder before you try anything else, then start again or restore a backup.',
    cause,
  )
}

function lastLines(said: string): string {
  return said.trim().split('\n').slice(-5).join(' / ')
}
