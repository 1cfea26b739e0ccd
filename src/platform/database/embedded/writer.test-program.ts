import pg from 'pg'
import { DatabaseFault } from '../faults.ts'
import { startEmbeddedDatabase } from './start.ts'

// Run by the crash tests: writes rows without end to the data directory it is given and prints the number of
// each row once the database has confirmed it. With a second argument it does that to the letter instead.
const [directory, wish] = process.argv.slice(2)

try {
  const database = await startEmbeddedDatabase({ directory: directory! })
  process.stdout.write(`postmaster ${database.pid()}\n`)
  if (wish === 'just-leave') process.exit(0)
  const client = new pg.Client({ connectionString: database.connectionString })
  client.on('error', () => {}) // the query that fails says the same
  await client.connect()
  await client.query('create table if not exists answer (number integer primary key)')
  const { rows } = await client.query('select coalesce(max(number), 0) as last from answer')
  for (let number = rows[0].last + 1; ; number++) {
    await client.query('insert into answer values ($1)', [number])
    process.stdout.write(`saved ${number}\n`)
  }
} catch (error) {
  if (!(error instanceof DatabaseFault)) throw error
  process.stdout.write(`fault ${error.code} ${error.message}\n`)
  process.exit(2)
}
