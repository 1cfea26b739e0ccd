/** What saving is held against: as many clients as may be, each committing PostgreSQL’s own simple-update transaction. */
import pg from 'pg'
import { fillPgbench, findPgbench, pgbenchVersion, runPgbench } from './pgbench.ts'
import { fillSimpleUpdate, runSimpleUpdate } from './simple-update.ts'

export const scale = 10

/** Makes a database of its own beside the application’s, filled. */
export async function prepareBaseline(connectionString: string) {
  const database = new URL(connectionString)
  database.pathname = '/baseline'
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('create database baseline')
  await client.end()
  const program = findPgbench()
  if (program) {
    await fillPgbench(program, database.href, scale)
    return {
      name: 'pgbench -N',
      described: `${await pgbenchVersion(program)}, \`pgbench -N -n\` with one thread, two from four clients on.`,
      run: (options: { clients: number; seconds: number }) => runPgbench(program, database.href, options),
    }
  }
  await fillSimpleUpdate(database.href, scale)
  return {
    name: 'simple update from Node',
    described:
      'pgbench is not on this machine, so its simple-update transaction runs from a Node process of its own through `pg`.',
    run: (options: { clients: number; seconds: number }) => runSimpleUpdate(database.href, options),
  }
}
