import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#test/database.ts'
import { QuickClient } from './quick-client.ts'

describe('a connection that waits less', () => {
  let database: TestDatabase
  let client: QuickClient
  beforeAll(async () => {
    database = await testDatabase({ empty: true })
    client = new QuickClient({ connectionString: database.connectionString }, new Map())
    await client.connect()
    await client.query('create table note (words text not null)')
  })
  afterAll(async () => {
    await client.end()
    await database.drop()
  })

  const notes = async () => (await database.pool.query('select words from note')).rows

  it('prepares a statement with parameters once, however often it runs', async () => {
    for (const number of [1, 2, 3]) await client.query('select $1::integer + 1 as next', [number])
    const { rows } = await client.query(`select statement from pg_prepared_statements`)
    expect(rows).toEqual([{ statement: 'select $1::integer + 1 as next' }])
  })

  it('answers in order what was sent together, and a mistake in one leaves the others be', async () => {
    const answers = await Promise.allSettled([
      client.query('select $1::text as it', ['first']),
      client.query('select 1 / $1::integer as it', [0]),
      client.query('select $1::text as it', ['third']),
    ])
    const read = answers.map((one) =>
      one.status === 'fulfilled' ? one.value.rows[0].it : one.reason.message,
    )
    expect(read).toEqual(['first', 'division by zero', 'third'])
  })

  it('keeps what is committed and nothing of what is rolled back', async () => {
    await client.query('begin')
    await client.query('insert into note values ($1)', ['kept'])
    await client.query('commit')
    await client.query('begin')
    await client.query('insert into note values ($1)', ['given up'])
    await client.query('rollback')
    expect(await notes()).toEqual([{ words: 'kept' }])
  })

  it('sends a change before the commit that travels with it, and a change that fails takes the commit with it', async () => {
    const together = async (words: string | null) => {
      await client.query('begin')
      const sent = [
        client.query('insert into note values ($1) returning words', [words]),
        client.query('commit'),
      ]
      return (await Promise.allSettled(sent)).map((one) =>
        one.status === 'fulfilled' ? one.value.command : 'failed',
      )
    }
    expect(await together('together')).toEqual(['INSERT', 'COMMIT'])
    expect(await together(null)).toEqual(['failed', 'ROLLBACK'])
    expect(await notes()).toEqual([{ words: 'kept' }, { words: 'together' }])
    await client.query('delete from note where words = $1', ['together'])
  })

  it('changes nothing when the transaction around the change could not be opened', async () => {
    await client.query('begin isolation level nonsense')
    await expect(client.query('insert into note values ($1)', ['alone'])).rejects.toThrow('nonsense')
    expect(await notes()).toEqual([{ words: 'kept' }])
  })
})
