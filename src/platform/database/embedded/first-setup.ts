import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DatabaseFault } from '../faults.ts'
import { type Account, commandAs, giveTo } from './account.ts'
import type { Binaries } from './binaries.ts'
import { clusterFolder, UNFINISHED_PREFIX } from './data-directory.ts'
import { startFault } from './start-fault.ts'

export const SUPERUSER = 'plumbline'

const INITDB_OPTIONS = [
  `--username=${SUPERUSER}`,
  '--encoding=UTF8',
  // PostgreSQL's own collation, so that a newer operating system can never put an index out of order.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  // The socket's folder (mode 0700) is the guard; see socket-folder.ts.
  '--auth=trust',
  '--no-instructions',
]

/**
 * Creates the database's files if there are none, in a folder that is renamed into place once it is complete
 * and on the disk, so that an interrupted set-up leaves nothing that looks like a database.
 */
export async function ensureCluster(directory: string, binaries: Binaries, account: Account): Promise<void> {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(UNFINISHED_PREFIX))
      await rm(join(directory, name), { recursive: true, maxRetries: 3 })
  }
  const cluster = clusterFolder(directory)
  if (existsSync(cluster)) return checkVersion(cluster, binaries)
  const unfinished = join(directory, `${UNFINISHED_PREFIX}${randomUUID()}`)
  mkdirSync(unfinished, { mode: 0o700 })
  giveTo(account, unfinished)
  try {
    await runInitdb(unfinished, directory, binaries, account)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
  await rename(unfinished, cluster)
  await syncFolder(directory)
}

async function runInitdb(
  into: string,
  directory: string,
  binaries: Binaries,
  account: Account,
): Promise<void> {
  const { file, args, options } = commandAs(account, binaries.initdb, ['-D', into, ...INITDB_OPTIONS])
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  try {
    await promisify(execFile)(file, args, { ...options, cwd: directory, env } as never)
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? '')
    throw startFault(directory, 'could not be set up', said || (error as Error).message, error)
  }
}

function checkVersion(cluster: string, binaries: Binaries): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === binaries.majorVersion) return
  throw new DatabaseFault(
    'data-of-another-version',
    `The data in ${cluster} was written by PostgreSQL ${version}; this program brings ${binaries.majorVersion}.`,
    `Use the version of Plumbline that wrote it to make a backup, and restore that here into a new folder.`,
  )
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}
