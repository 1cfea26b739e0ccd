import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { connect, type Database } from '#platform/database/connect.ts'
import { type TestServer, withDatabase } from './global-setup.ts'
import { shared } from './shared.ts'

/** A database of the test's own: migrated, empty, and dropped again with `drop`. */
export type TestDatabase = Omit<Database, 'close'> & { drop(): Promise<void> }

/** Copies the migrated template into a new database; `empty` gives one without any tables instead. */
export async function testDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const { connectionString, template } = await testServer()
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await runOn(connectionString, `create database ${name} template ${options.empty ? 'template0' : template}`)
  const { close, ...database } = await connect(withDatabase(connectionString, name), { poolSize: 5 })
  return {
    ...database,
    async drop() {
      await close()
      await runOn(connectionString, `drop database ${name} with (force)`)
    },
  }
}

/** The server that this test run uses, started if no test has asked for it yet. */
export const testServer = (): Promise<TestServer> => shared('database')

async function runOn(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
