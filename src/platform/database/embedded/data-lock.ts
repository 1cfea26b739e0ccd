import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DatabaseFault } from '../faults.ts'

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
  const lock = new DatabaseSync(join(directory, 'lock'), { timeout: 0 })
  try {
    // The journal stays in memory: nothing is ever written, and a file beside ours would only puzzle people.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw new DatabaseFault(
      'data-directory-in-use',
      `The data directory ${directory} is in use by ${readHolder(holderFile)}.`,
      'Stop that process first, or give this one a data directory of its own.',
      error,
    )
  }
  writeFileSync(holderFile, `process ${process.pid} on ${hostname()}\n`)
  return () => lock.close()
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || 'another process'
  } catch {
    return 'another process'
  }
}
