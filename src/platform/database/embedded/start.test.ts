import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ask, crashScene } from './crash-scene.ts'
import { databaseProcesses, processesByCommand } from './survivors.ts'

const scene = crashScene()

describe('an ordinary day', () => {
  test('the first start makes a database, and what is saved is there on the next', async () => {
    const directory = scene.emptyPlace()
    const first = await scene.start(directory)
    await ask(first, 'create table note (words text)')
    await ask(first, `insert into note values ('Plumb lines hang straight – bob, ŵy, 字')`)
    await first.stop()
    expect(databaseProcesses(directory)).toEqual([])

    const second = await scene.start(directory)
    expect(await ask(second, 'select words from note')).toEqual([
      { words: 'Plumb lines hang straight – bob, ŵy, 字' },
    ])
  })

  test('every confirmed row is on the disk: nothing of the durability is switched off', async () => {
    const database = await scene.start(scene.dataDirectory())
    const settings = await ask(
      database,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums`,
    )
    expect(settings).toEqual([{ fsync: 'on', commit: 'on', pages: 'on', checksums: 'on' }])
  })

  test('nobody can reach it over a network, nor any other user over its socket', async () => {
    const directory = scene.dataDirectory()
    const database = await scene.start(directory)
    expect(await ask(database, `select current_setting('listen_addresses') as listens`)).toEqual([
      { listens: '' },
    ])
    const socket = new URL(database.connectionString).searchParams.get('host')!
    expect(statSync(socket).mode & 0o777).toBe(0o700)
    expect(statSync(join(directory, 'cluster')).mode & 0o777).toBe(0o700)
  })

  test('errors reach the log without the statement or the values that caused them', async () => {
    const log: string[] = []
    const database = await scene.start(scene.dataDirectory(), (line) => log.push(line))
    await ask(database, `create table pupil (name text unique)`)
    await ask(database, `insert into pupil values ('Hidden')`)
    await expect(ask(database, `insert into pupil values ('Hidden')`)).rejects.toThrow(/unique/)
    await database.stop()
    expect(log.join('\n')).toContain('duplicate key')
    expect(log.join('\n')).not.toContain('Hidden')
  })

  test('a path too long for a socket is no obstacle', async () => {
    const deep = join(scene.emptyPlace(), 'a rather long folder name '.repeat(4))
    const database = await scene.start(deep)
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('its processes are found with and without /proc', async () => {
    const directory = scene.dataDirectory()
    const database = await scene.start(directory)
    expect(processesByCommand(directory)).toEqual([database.pid()])
    expect(databaseProcesses(directory)).toContain(database.pid())
    expect(databaseProcesses(scene.dataDirectory())).toEqual([])
  })
})

describe('two at once', () => {
  test('a second process is refused and told which process has the data', async () => {
    const directory = scene.dataDirectory()
    const writer = scene.writer(directory)
    await writer.says('saved 1')
    await expect(scene.start(directory)).rejects.toMatchObject({
      code: 'data-directory-in-use',
      message: expect.stringContaining(`process ${writer.process.pid} `),
    })
    const before = writer.lastSaved()
    await writer.says(`saved ${before + 1}`)
  })

  test('so is a second start in the same process, and the first goes on', async () => {
    const directory = scene.dataDirectory()
    const first = await scene.start(directory)
    await expect(scene.start(directory)).rejects.toMatchObject({ code: 'data-directory-in-use' })
    expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }])
    await first.stop()
    const second = await scene.start(directory)
    expect(await ask(second, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('folders that are no data directory', () => {
  test('one that holds other things is left as it is', async () => {
    const directory = scene.emptyPlace()
    mkdirSync(directory)
    writeFileSync(join(directory, 'holiday.jpg'), '')
    await expect(scene.start(directory)).rejects.toMatchObject({
      code: 'not-a-database-directory',
      message: expect.stringContaining('holiday.jpg'),
    })
    expect(readdirSync(directory)).toEqual(['holiday.jpg'])
  })

  test('one whose database lost its control file', async () => {
    const directory = scene.dataDirectory()
    rmSync(join(directory, 'cluster/global/pg_control'))
    await expect(scene.start(directory)).rejects.toMatchObject({ code: 'not-a-database-directory' })
  })

  test('one written by another version of PostgreSQL', async () => {
    const directory = scene.dataDirectory()
    writeFileSync(join(directory, 'cluster/PG_VERSION'), '15\n')
    await expect(scene.start(directory)).rejects.toMatchObject({
      code: 'data-of-another-version',
      message: expect.stringContaining('PostgreSQL 15'),
    })
  })

  test('one that cannot be made, because a file is in the way', async () => {
    const file = scene.emptyPlace()
    writeFileSync(file, '')
    await expect(scene.start(join(file, 'postgres'))).rejects.toMatchObject({
      code: 'cannot-run-as-this-user',
    })
  })

  test('a damaged database says what the server said, and lets go of the folder', async () => {
    const directory = scene.dataDirectory()
    writeFileSync(join(directory, 'cluster/global/pg_control'), 'nonsense')
    await expect(scene.start(directory)).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringMatching(/pg_control/),
    })
    await expect(scene.start(directory)).rejects.toMatchObject({ code: 'start-failed' })
  })
})
