import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#test/database.ts'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await testDatabase({ empty: true })
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
})

afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

function file(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql)
}

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query(
    `select table_name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  return rows.map((row) => row.table_name)
}

const SERVICES = 'create table service (id integer primary key);\n'

describe('the life of a schema', () => {
  test('a fresh database gets every migration, in the order of their numbers', async () => {
    file('0002-add-name.sql', 'alter table service add column name text;')
    file('0001-services.sql', SERVICES)
    expect(await migrate(database.pool, folder)).toEqual(['0001-services.sql', '0002-add-name.sql'])
    await database.pool.query(`insert into service (id, name) values (1, 'Northmoor')`)
  })

  test('starting again changes nothing, and a new file is applied alone', async () => {
    file('0001-services.sql', SERVICES)
    await migrate(database.pool, folder)
    expect(await migrate(database.pool, folder)).toEqual([])
    file('0002-cases.sql', 'create table sampled_case (id integer);')
    expect(await migrate(database.pool, folder)).toEqual(['0002-cases.sql'])
  })

  test('three starters at once apply each migration once', async () => {
    file('0001-services.sql', SERVICES)
    file('0002-cases.sql', 'create table sampled_case (id integer); select pg_sleep(0.1);')
    const starters = await Promise.all([1, 2, 3].map(() => connect(database.connectionString)))
    const applied = await Promise.all(starters.map(({ pool }) => migrate(pool, folder)))
    expect(applied.flat().sort()).toEqual(['0001-services.sql', '0002-cases.sql'])
    await Promise.all(starters.map(({ close }) => close()))
  })

  test('line ends of another operating system do not count as a change', async () => {
    file('0001-services.sql', SERVICES)
    await migrate(database.pool, folder)
    file('0001-services.sql', SERVICES.replaceAll('\n', '\r\n'))
    expect(await migrate(database.pool, folder)).toEqual([])
  })
})

describe('what is refused, with nothing changed', () => {
  test('a file that was changed after it was applied', async () => {
    file('0001-services.sql', SERVICES)
    await migrate(database.pool, folder)
    file('0001-services.sql', `${SERVICES}create table extra (id integer);`)
    file('0002-cases.sql', 'create table sampled_case (id integer);')
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({
      code: 'migration-changed',
      message: expect.stringContaining('0001-services.sql was changed after it was applied'),
    })
    expect(await tables()).toEqual(['schema_migration', 'service'])
  })

  test('a file numbered before one that was already applied', async () => {
    file('0003-services.sql', SERVICES)
    await migrate(database.pool, folder)
    file('0002-late.sql', 'create table late (id integer);')
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({
      code: 'migration-changed',
      message: expect.stringContaining('0002-late.sql comes before 0003-services.sql'),
    })
    expect(await tables()).toEqual(['schema_migration', 'service'])
  })

  test('a database that a newer program has already moved on', async () => {
    file('0001-services.sql', SERVICES)
    file('0002-cases.sql', 'create table sampled_case (id integer);')
    await migrate(database.pool, folder)
    rmSync(join(folder, '0002-cases.sql'))
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({
      code: 'database-newer',
      message: expect.stringContaining('0002-cases.sql'),
    })
  })

  test('a migration that fails leaves nothing of itself, keeps those before it, and names the line', async () => {
    file('0001-services.sql', SERVICES)
    file('0002-broken.sql', 'create table half (id integer);\n\ninsert into nowhere values (1);')
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/0002-broken\.sql failed at line 3: .*nowhere/),
    })
    expect(await tables()).toEqual(['schema_migration', 'service'])
    file('0002-broken.sql', 'create table whole (id integer);')
    expect(await migrate(database.pool, folder)).toEqual(['0002-broken.sql'])
  })

  test('badly named, doubly numbered and self-committing files, all named at once', async () => {
    file('0001-services.sql', SERVICES)
    file('0001-again.sql', 'select 1;')
    file('second.sql', 'select 1;')
    file('0003-commits.sql', 'create table a (id integer);\ncommit;')
    await expect(migrate(database.pool, folder)).rejects.toThrow(
      /0001-again\.sql: its number is used twice.*0003-commits\.sql: begins or ends a transaction/,
    )
    await expect(migrate(database.pool, folder)).rejects.toThrow(/second\.sql: not named like/)
    expect(await tables()).toEqual([])
  })

  test('but a function whose body has its own begin and end is welcome', async () => {
    file(
      '0001-function.sql',
      'create function one() returns integer language plpgsql as $$\nbegin\n  return 1;\nend;\n$$;',
    )
    expect(await migrate(database.pool, folder)).toEqual(['0001-function.sql'])
  })
})
