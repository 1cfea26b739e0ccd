import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseFault } from './faults.ts'

/** One step in the life of the schema; `digest` is the SHA-256 of its text with line ends made alike. */
export interface Migration {
  number: number
  name: string
  sql: string
  digest: string
}

/** Where this program's own migrations are. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url))

const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/
// Each file is one transaction of ours; one that ended it itself could leave half its work behind.
const ENDS_TRANSACTION = /^\s*(begin|start\s+transaction|commit|rollback|end)(\s+work|\s+transaction)?\s*;/im
const DOLLAR_QUOTED = /\$(\w*)\$[\s\S]*?\$\1\$/g

/** Reads the migrations of a folder in order; all faults of all files are reported together. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const migrations = names.map((name) => readMigration(folder, name))
  const faults = [
    ...names.filter((name) => !FILE_NAME.test(name)).map((name) => `${name}: not named like 0001-first.sql`),
    ...migrations.filter(sharesNumber).map(({ name }) => `${name}: its number is used twice`),
    ...migrations
      .filter(({ sql }) => ENDS_TRANSACTION.test(sql.replace(DOLLAR_QUOTED, '')))
      .map(({ name }) => `${name}: begins or ends a transaction itself`),
  ]
  if (faults.length === 0) return migrations
  throw new DatabaseFault(
    'migration-files-wrong',
    `The migrations in ${folder} are not in order: ${faults.join('; ')}.`,
    'Correct these files. Nothing was changed in the database.',
  )
}

function readMigration(folder: string, name: string): Migration {
  const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
  const digest = createHash('sha256').update(sql).digest('hex')
  return { number: Number.parseInt(name, 10), name, sql, digest }
}

function sharesNumber(migration: Migration, _index: number, all: Migration[]): boolean {
  return all.filter(({ number }) => number === migration.number).length > 1
}
