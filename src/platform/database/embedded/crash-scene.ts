import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './start.ts'

const PROGRAM = fileURLToPath(new URL('./writer.test-program.ts', import.meta.url))

/** What the writer is to do besides, and how it is started. */
export type WriterOptions = { wish?: string } & Pick<SpawnOptions, 'env' | 'uid' | 'gid'>

/** Another process with the database, as the tests see it. */
export interface Writer {
  process: ChildProcess
  /** Settles with the first printed line that has this beginning. */
  says(beginning: string): Promise<string>
  /** The number of the last row the database confirmed to it. */
  lastSaved(): number
  ended: Promise<unknown>
}

/** Data directories and processes for the tests of one file, all gone again afterwards. */
export function crashScene() {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-crash-'))
  const finished = join(root, 'finished')
  const running = new Set<EmbeddedDatabase>()
  const writers = new Set<ChildProcess>()
  let made = 0

  // One first set-up, copied for each test: it takes longer than all else here.
  beforeAll(async () => {
    await (await startEmbeddedDatabase({ directory: finished })).stop()
  })
  afterEach(async () => {
    for (const writer of writers) writer.kill('SIGKILL')
    await Promise.all([...running].map((database) => database.stop()))
    running.clear()
    writers.clear()
  })
  afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }))

  return {
    emptyPlace: () => join(root, `place ${++made}`),
    dataDirectory(): string {
      const directory = join(root, `place ${++made}`)
      cpSync(finished, directory, { recursive: true })
      return directory
    },
    async start(directory: string, log?: (line: string) => void): Promise<EmbeddedDatabase> {
      const database = await startEmbeddedDatabase({ directory, ...(log ? { log } : {}) })
      const { stop } = database
      running.add(database)
      database.stop = () => {
        running.delete(database)
        return stop()
      }
      return database
    },
    writer(directory: string, options: WriterOptions = {}): Writer {
      const writer = startWriter(directory, options)
      writers.add(writer.process)
      return writer
    },
  }
}

function startWriter(directory: string, { wish = '', ...how }: WriterOptions): Writer {
  const child = spawn(process.execPath, [PROGRAM, directory, wish], {
    ...how,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const ended = once(child, 'close')
  const waiting: { beginning: string; resolve: (line: string) => void }[] = []
  createInterface({ input: child.stdout! }).on('line', (line) => {
    lines.push(line)
    for (const { beginning, resolve } of waiting) if (line.startsWith(beginning)) resolve(line)
  })
  return {
    process: child,
    says: (beginning) =>
      new Promise((resolve, reject) => {
        ended.then(() => reject(new Error(`It ended without saying "${beginning}": ${lines.slice(-3)}`)))
        const said = lines.find((line) => line.startsWith(beginning))
        if (said !== undefined) resolve(said)
        else waiting.push({ beginning, resolve })
      }),
    lastSaved: () => Number(lines.findLast((line) => line.startsWith('saved '))?.slice(6) ?? 0),
    ended,
  }
}

/** Runs one statement on its own connection and gives back the rows. */
export async function ask(database: EmbeddedDatabase, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
