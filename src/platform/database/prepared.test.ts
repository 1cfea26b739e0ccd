import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#test/database.ts'
import { prepared } from './prepared.ts'

describe('a query that is put together once', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    await database.db
      .insertInto('service')
      .values(
        ['Northmere', 'Southmere'].map((name) => ({ name, slug: name, area: 'Invented', invented: true })),
      )
      .execute()
  })
  afterAll(() => database.drop())

  const named = prepared<{ name: string | null; area: string }, { slug: string }>(
    ['name', 'area'],
    (db, given) =>
      db
        .selectFrom('service')
        .where('name', '=', given.name)
        .where('invented', '=', true)
        .where('area', '=', given.area)
        .select('slug'),
  )

  it('is filled in anew each time, also when two ask at once', async () => {
    const asked = ['Northmere', 'Southmere', 'Nowhere', null].map((name) =>
      named(database.db, { name, area: 'Invented' }),
    )
    expect(await Promise.all(asked)).toEqual([[{ slug: 'Northmere' }], [{ slug: 'Southmere' }], [], []])
  })

  it('asks inside the transaction it is given', async () => {
    const seen = await database.db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('service')
        .values({ name: 'Within', slug: 'within', area: 'Invented', invented: true })
        .execute()
      const given = { name: 'Within', area: 'Invented' }
      return [await named(transaction, given), await named(database.db, given)]
    })
    expect(seen).toEqual([[{ slug: 'within' }], []])
  })
})
