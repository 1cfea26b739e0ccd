import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { startEmbeddedDatabase } from './embedded/start.ts'
import { DatabaseFault } from './faults.ts'
import { QuickClient } from './quick-client.ts'
import { describeServer, recogniseFault } from './recognise-fault.ts'
import type { DB } from './schema.generated.ts'
import { valueParsers } from './value-parsers.ts'

/** An open database: typed queries through `db`, plain SQL through `pool`; `close` ends both and the server. */
export interface Database {
  db: Kysely<DB>
  pool: pg.Pool
  connectionString: string
  close(): Promise<void>
}

const OLDEST_VERSION = 15
const DEFAULT_POOL_SIZE = 10
const CONNECT_TIMEOUT_MS = 10_000

/**
 * Opens the server that `databaseUrl` names or, without one, the built-in database in `dataDirectory`.
 * Throws a `DatabaseFault` when it cannot be reached or is older than PostgreSQL 15.
 */
export async function openDatabase(options: {
  databaseUrl?: string | undefined
  dataDirectory: string
  poolSize?: number
  log?: (line: string) => void
}): Promise<Database> {
  const { databaseUrl, poolSize, log } = options
  if (databaseUrl) return connect(databaseUrl, { poolSize, log })
  const embedded = await startEmbeddedDatabase({ directory: options.dataDirectory, log })
  try {
    const database = await connect(embedded.connectionString, { poolSize, log })
    return {
      ...database,
      async close() {
        await database.close()
        await embedded.stop()
      },
    }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** Opens a pool of connections to a running server and checks that it answers and is new enough. */
export async function connect(
  connectionString: string,
  options: { poolSize?: number | undefined; log?: ((line: string) => void) | undefined } = {},
): Promise<Database> {
  const pool = new pg.Pool({
    Client: QuickClient,
    connectionString,
    max: options.poolSize ?? DEFAULT_POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'plumbline',
    // Days and months must not depend on where the server stands.
    options: '-c TimeZone=UTC',
    types: valueParsers,
  })
  // A connection that breaks while idle is replaced at the next query; unheard, its error would end the process.
  pool.on('error', (error) => options.log?.(`A database connection was lost: ${error.message}`))
  // One that breaks in use, between two statements, tells nobody else: whoever uses it learns by the next statement.
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await checkVersion(pool, describeServer(connectionString))
  } catch (error) {
    await pool.end()
    throw recogniseFault(error, describeServer(connectionString)) ?? error
  }
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await db.destroy()
    // A Kysely that was never asked anything does not end its pool.
    if (!pool.ending) await pool.end()
  }
  return { db, pool, connectionString, close }
}

async function checkVersion(pool: pg.Pool, server: string): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  refuseOldVersion(rows[0]!.version, server)
}

/** Refuses a server whose version number (as 140005 for 14.5) is below the oldest we support. */
export function refuseOldVersion(versionNumber: number, server: string): void {
  const major = Math.floor(versionNumber / 10_000)
  if (major >= OLDEST_VERSION) return
  throw new DatabaseFault(
    'server-too-old',
    `The server at ${server} runs PostgreSQL ${major}; Plumbline needs version ${OLDEST_VERSION} or newer.`,
    'Upgrade that server, or leave DATABASE_URL empty to use the built-in database.',
  )
}
