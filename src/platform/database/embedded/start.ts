import { chmodSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseFault } from '../faults.ts'
import { chooseAccount, giveTo } from './account.ts'
import { findBinaries } from './binaries.ts'
import { clusterFolder, openDataDirectory } from './data-directory.ts'
import { lockDataDirectory } from './data-lock.ts'
import { ensureCluster, SUPERUSER } from './first-setup.ts'
import { type Place, type Postmaster, startPostmaster } from './postmaster.ts'
import { SOCKET_PORT, socketFolder } from './socket-folder.ts'
import { startFault } from './start-fault.ts'
import { clearSurvivors } from './survivors.ts'

/** A built-in database that runs until `stop`. Every database in it is reached over one Unix socket. */
export interface EmbeddedDatabase {
  connectionString: string
  /** The server's process number, of the moment: a server that was killed is started again. */
  pid(): number
  stop(): Promise<void>
}

const DATABASE = 'plumbline'
const LONGEST_WAIT_MS = 30_000

/**
 * Starts the built-in PostgreSQL on a data directory, creating it on first use, and keeps it running.
 * The directory belongs to this process until `stop` or until the process ends. Throws a `DatabaseFault`.
 */
export async function startEmbeddedDatabase(options: {
  directory: string
  log?: (line: string) => void
}): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => {})
  const binaries = await findBinaries()
  openDataDirectory(resolve(options.directory))
  const directory = realpathSync(options.directory)
  const account = chooseAccount(directory, binaries.postgres)
  const unlock = lockDataDirectory(directory)
  let postmaster: Postmaster | undefined
  try {
    const socket = socketFolder(directory)
    await clearSurvivors(directory, socket)
    const ours = readdirSync(directory).map((name) => join(directory, name))
    for (const path of [...ours, socket, directory]) giveTo(account, path)
    await ensureCluster(directory, binaries, account)
    // A copy or a restored backup may have lost the mode, without which the server refuses to start.
    chmodSync(clusterFolder(directory), 0o700)
    const place: Place = { directory, socket, binaries, account, log }
    postmaster = await startPostmaster(place)
    await ensureDatabase(socket)
    return keepRunning(place, postmaster, unlock)
  } catch (error) {
    await postmaster?.stop()
    unlock()
    if (error instanceof DatabaseFault) throw error
    throw startFault(directory, 'could not be started', (error as Error).message, error)
  }
}

function keepRunning(place: Place, first: Postmaster, unlock: () => void): EmbeddedDatabase {
  const stopping = new AbortController()
  let postmaster = first
  const watch = (async () => {
    while (!stopping.signal.aborted) {
      await postmaster.exited
      if (!stopping.signal.aborted) postmaster = (await startAgain(place, stopping.signal)) ?? postmaster
    }
  })()

  return {
    connectionString: connectionString(place.socket, DATABASE),
    pid: () => postmaster.pid,
    async stop() {
      stopping.abort()
      await postmaster.stop()
      await watch
      await postmaster.stop()
      rmSync(place.socket, { recursive: true, force: true })
      unlock()
    },
  }
}

// A server that was killed (by the system, for want of memory) comes back without anybody being called.
async function startAgain(place: Place, stopping: AbortSignal): Promise<Postmaster | undefined> {
  for (let wait = 100; !stopping.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    place.log('The database ended unexpectedly and is being started again.')
    try {
      await clearSurvivors(place.directory, place.socket)
      return await startPostmaster(place)
    } catch (error) {
      place.log(error instanceof DatabaseFault ? `${error.message} ${error.remedy}` : String(error))
      await pause(wait, undefined, { signal: stopping }).catch(() => {})
    }
  }
  return undefined
}

async function ensureDatabase(socket: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(socket, 'postgres') })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

function connectionString(socket: string, database: string): string {
  return `postgres://${SUPERUSER}@localhost:${SOCKET_PORT}/${database}?host=${encodeURIComponent(socket)}`
}
