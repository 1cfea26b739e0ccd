import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { DatabaseFault } from '../faults.ts'

/** The port only names the socket file; nothing listens on the network. */
export const SOCKET_PORT = 5432
// Linux takes 107 bytes and macOS 103 for a socket's whole path.
const LONGEST_SOCKET_PATH = 100

/**
 * The private folder (mode 0700) for the database's socket: inside the data directory, or, where that path is
 * too long for a socket, in the system's temporary folder under a name made from the path.
 * The mode is what guards the database: whoever can reach the socket could as well read the files.
 */
export function socketFolder(directory: string, temporary = tmpdir()): string {
  const name = `plumbline-${userInfo().uid}-${hashOf(directory)}`
  const candidates = [join(directory, 'socket'), join(temporary, name), join('/tmp', name)]
  const folder = candidates.find((candidate) => fits(candidate))!
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const mine = found.isDirectory() && (process.getuid?.() === 0 || found.uid === process.getuid?.())
  if (!mine) {
    throw new DatabaseFault(
      'cannot-run-as-this-user',
      `The folder for the database's socket, ${folder}, belongs to somebody else.`,
      'Remove that folder, or use a data directory with a shorter path.',
    )
  }
  chmodSync(folder, 0o700)
  return folder
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}.lock`)) < LONGEST_SOCKET_PATH
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
