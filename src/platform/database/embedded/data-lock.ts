import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DatabaseFault } from '../faults.ts'
import { startFault } from './start-fault.ts'

const SQLITE_BUSY = 5

/**
 * Takes the data directory for this process, or throws `data-directory-in-use` naming the process that has it.
 * Gives back the function that lets go.
 *
 * Node has no file locking of its own, but the SQLite inside it takes the kernel's lock on a file: the kernel
 * drops it however the process ends, so no stale lock is ever left, and other containers see it too.
 */
export function lockDataDirectory(directory: string): () => void {
  const holderFile = join(directory, 'holder')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(directory, 'lock'), { timeout: 0 })
    // The journal stays in memory: nothing is ever written, and a file beside ours would only puzzle people.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    writeFileSync(holderFile, `process ${process.pid} on ${hostname()}\n`)
  } catch (error) {
    lock?.close()
    const { errcode, message } = error as Error & { errcode?: number }
    if (errcode !== SQLITE_BUSY) throw startFault(directory, 'could not be locked', message, error)
    throw new DatabaseFault(
      'data-directory-in-use',
      `The data directory ${directory} is in use by ${readHolder(holderFile)}.`,
      'Stop that process first, or give this one a data directory of its own.',
      error,
    )
  }
  return () => lock.close()
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || 'another process'
  } catch {
    return 'another process'
  }
}
