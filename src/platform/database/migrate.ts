import type pg from 'pg'
import { DatabaseFault, diskFull } from './faults.ts'
import { MIGRATIONS_FOLDER, type Migration, readMigrations } from './migration-files.ts'

interface Applied {
  number: number
  name: string
  digest: string
}

// Any number will do that no other program uses on the same database.
const LOCK = 7_586_231

/**
 * Brings the database up to this program: each new file in one transaction, under a lock that makes other
 * starters wait. Gives back the names of the files applied now. Before anything is changed it refuses a
 * database with a migration this program lacks, or one whose file was changed since it was applied.
 */
export async function migrate(pool: pg.Pool, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const migrations = readMigrations(folder)
  await inTransaction(pool, async (client) => refuseMismatch(await readApplied(client), migrations))
  const done: string[] = []
  for (const migration of migrations) {
    if (await inTransaction(pool, (client) => apply(client, migration))) done.push(migration.name)
  }
  return done
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<boolean> {
  // Another starter may have applied it while we waited for the lock.
  const applied = await readApplied(client)
  if (applied.some(({ number }) => number === migration.number)) return false
  try {
    await client.query(migration.sql)
  } catch (error) {
    throw failed(migration, error)
  }
  const { number, name, digest } = migration
  await client.query('insert into schema_migration (number, name, digest) values ($1, $2, $3)', [
    number,
    name,
    digest,
  ])
  return true
}

// The lock ends with the transaction, so this also works behind a pooler that hands out connections by the
// transaction.
async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

async function readApplied(client: pg.PoolClient): Promise<Applied[]> {
  await client.query(`create table if not exists schema_migration (
    number integer primary key,
    name text not null,
    digest text not null,
    applied_at timestamptz not null default now()
  )`)
  const { rows } = await client.query<Applied>(
    'select number, name, digest from schema_migration order by number',
  )
  return rows
}

function refuseMismatch(applied: Applied[], migrations: Migration[]): void {
  const ours = new Map(migrations.map((migration) => [migration.number, migration]))
  const unknown = applied.filter(({ number }) => !ours.has(number))
  if (unknown.length > 0) {
    throw new DatabaseFault(
      'database-newer',
      `The database was made by a newer version of Plumbline: it has ${names(unknown)}, which this one does not know.`,
      'Start the newer version, or restore a backup made with this one. Nothing was changed.',
    )
  }
  const changed = applied.filter(({ number, digest }) => ours.get(number)!.digest !== digest)
  const last = applied.at(-1)?.number ?? 0
  const missed = migrations.filter(
    ({ number }) => number < last && !applied.some((one) => one.number === number),
  )
  if (changed.length === 0 && missed.length === 0) return
  const faults = [
    ...changed.map(({ name }) => `${name} was changed after it was applied`),
    ...missed.map(({ name }) => `${name} comes before ${names([applied.at(-1)!])} but was never applied`),
  ]
  throw new DatabaseFault(
    'migration-changed',
    `The migrations do not fit this database: ${faults.join('; ')}.`,
    'Put the files back as they were and make the change in a new file with the next number. Nothing was changed.',
  )
}

function failed(migration: Migration, error: unknown): DatabaseFault {
  const { code, message, position } = error as { code?: string; message: string; position?: string }
  if (code === '53100') return diskFull('the database', error)
  const line = position ? ` at line ${migration.sql.slice(0, Number(position)).split('\n').length}` : ''
  return new DatabaseFault(
    'migration-failed',
    `The migration ${migration.name} failed${line}: ${message}.`,
    'All it had done was undone, and the database is as it was before this file. Correct the file and start again.',
    error,
  )
}

function names(rows: { name: string }[]): string {
  return rows.map(({ name }) => name).join(', ')
}
