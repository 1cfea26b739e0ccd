import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { ask, crashScene, type Writer } from './crash-scene.ts'
import type { EmbeddedDatabase } from './start.ts'
import { databaseProcesses } from './survivors.ts'

const scene = crashScene()

async function rowsSaved(database: EmbeddedDatabase): Promise<number> {
  const [row] = await ask(
    database,
    'select count(*)::int as rows, coalesce(max(number), 0) as last from answer',
  )
  expect(row!.rows).toBe(row!.last)
  return Number(row!.rows)
}

function postmasterOf(line: string): number {
  return Number(line.split(' ')[1])
}

// Many end of their own accord when the first of them is gone.
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    expect(error).toMatchObject({ code: 'ESRCH' })
  }
}

async function writing(writer: Writer): Promise<number> {
  await writer.says('saved 50')
  return postmasterOf(await writer.says('postmaster '))
}

describe('whatever is killed, every confirmed row is there afterwards', () => {
  test('the program alone: its database ends by itself', async () => {
    const directory = scene.dataDirectory()
    const writer = scene.writer(directory)
    await writing(writer)
    writer.process.kill('SIGKILL')
    await writer.ended
    while (databaseProcesses(directory).length > 0) await pause(20)
    expect(existsSync(join(directory, 'cluster/postmaster.pid'))).toBe(false)
    expect(await rowsSaved(await scene.start(directory))).toBeGreaterThanOrEqual(writer.lastSaved())
  })

  test('the program, and with it what would have ended its database: that is found, ended and replaced', async () => {
    const directory = scene.dataDirectory()
    const writer = scene.writer(directory)
    const postmaster = await writing(writer)
    const children = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter(([pid, parent]) => parent === writer.process.pid && pid !== postmaster)
    expect(children).toHaveLength(1)
    process.kill(children[0]![0]!, 'SIGKILL')
    writer.process.kill('SIGKILL')
    await writer.ended
    expect(databaseProcesses(directory)).toContain(postmaster)
    const database = await scene.start(directory)
    expect(databaseProcesses(directory)).not.toContain(postmaster)
    expect(await rowsSaved(database)).toBeGreaterThanOrEqual(writer.lastSaved())
  })

  test('the program and its database together', async () => {
    const directory = scene.dataDirectory()
    const writer = scene.writer(directory)
    const postmaster = await writing(writer)
    process.kill(postmaster, 'SIGKILL')
    writer.process.kill('SIGKILL')
    await writer.ended
    expect(await rowsSaved(await scene.start(directory))).toBeGreaterThanOrEqual(writer.lastSaved())
  })

  test('every one of its processes, three times over', async () => {
    const directory = scene.dataDirectory()
    let saved = 0
    for (let round = 1; round <= 3; round++) {
      const writer = scene.writer(directory)
      await writer.says(`saved ${saved + 20}`)
      writer.process.kill('SIGKILL')
      for (const pid of databaseProcesses(directory)) killIfThere(pid)
      await writer.ended
      saved = writer.lastSaved()
    }
    expect(await rowsSaved(await scene.start(directory))).toBeGreaterThanOrEqual(saved)
  })

  test('the database alone: it is started again under the running program', async () => {
    const directory = scene.dataDirectory()
    const database = await scene.start(directory)
    await ask(database, 'create table answer (number integer primary key)')
    await ask(database, 'insert into answer values (1)')
    const killed = database.pid()
    process.kill(killed, 'SIGKILL')
    while (database.pid() === killed) await pause(20)
    expect(await rowsSaved(database)).toBe(1)
  })

  test('the database while one of its sessions is busy and lives on', async () => {
    const directory = scene.dataDirectory()
    const database = await scene.start(directory)
    const busy = ask(database, 'do $$ begin loop perform 1; end loop; end $$')
    busy.catch(() => {})
    const working = `select pid from pg_stat_activity where state = 'active' and query like 'do %'`
    while ((await ask(database, working)).length === 0) await pause(20)
    const killed = database.pid()
    process.kill(killed, 'SIGKILL')
    while (database.pid() === killed) await pause(20)
    await expect(busy).rejects.toThrow()
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('what is left lying about', () => {
  test('a pid file with the number of a process that is now another one', async () => {
    const directory = scene.dataDirectory()
    const file = join(directory, 'cluster/postmaster.pid')
    writeFileSync(file, `${process.pid}\n${directory}/cluster\n0\n5432\n${directory}/socket\n\n\nready   \n`)
    expect(await ask(await scene.start(directory), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('an empty pid file, and one with nonsense in it', async () => {
    for (const content of ['', 'nonsense\n', '99999999\n']) {
      const directory = scene.dataDirectory()
      writeFileSync(join(directory, 'cluster/postmaster.pid'), content)
      const database = await scene.start(directory)
      expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
      await database.stop()
    }
  })

  test('a first set-up that was interrupted half-way', async () => {
    const directory = scene.emptyPlace()
    const writer = scene.writer(directory)
    const half = () =>
      existsSync(directory) &&
      readdirSync(directory).some(
        (name) => name.startsWith('cluster.unfinished-') && existsSync(join(directory, name, 'PG_VERSION')),
      )
    while (!half()) await pause(5)
    writer.process.kill('SIGKILL')
    await writer.ended
    expect(existsSync(join(directory, 'cluster'))).toBe(false)
    const database = await scene.start(directory)
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(directory).sort()).toEqual(['cluster', 'holder', 'lock', 'socket'])
  })

  test('half a set-up from long ago', async () => {
    const directory = scene.emptyPlace()
    mkdirSync(join(directory, 'cluster.unfinished-1/base'), { recursive: true })
    writeFileSync(join(directory, 'cluster.unfinished-1/PG_VERSION'), '18\n')
    const database = await scene.start(directory)
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(existsSync(join(directory, 'cluster.unfinished-1'))).toBe(false)
  })

  test('nothing, when the program ends without having stopped its database', async () => {
    const directory = scene.dataDirectory()
    const writer = scene.writer(directory, { wish: 'just-leave' })
    await writer.says('postmaster ')
    await writer.ended
    while (databaseProcesses(directory).length > 0) await pause(20)
    expect(existsSync(join(directory, 'cluster/postmaster.pid'))).toBe(false)
  })
})
