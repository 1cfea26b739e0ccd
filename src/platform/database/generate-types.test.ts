import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { generateTypes } from './generate-types.ts'

test('the written types are those of the migrated database (if not: npm run types)', async () => {
  const database = await testDatabase()
  const written = readFileSync(new URL('./schema.generated.ts', import.meta.url), 'utf8')
  expect(await generateTypes(database.pool)).toBe(written)
  await database.drop()
})

test('columns keep the names and the kinds of value that queries give', async () => {
  const database = await testDatabase({ empty: true })
  await database.pool.query(
    `create table example_row (row_id bigint generated always as identity, opened_on date not null, share numeric)`,
  )
  const types = await generateTypes(database.pool)
  expect(types).toContain('example_row: ExampleRow')
  expect(types).toMatch(/opened_on: string;/)
  expect(types).toMatch(/row_id: Generated<number>;/)
  expect(types).toMatch(/share: Numeric \| null;/)
  await database.drop()
})
