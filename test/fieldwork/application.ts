/**
 * The application as people run it: a process of its own, started by its own command on a data folder and a port of
 * its own, which a test may end in any way there is.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SUPERUSER } from '#platform/database/embedded/first-setup.ts'
import { SOCKET_PORT, socketFolder } from '#platform/database/embedded/socket-folder.ts'
import { databaseProcesses } from '#platform/database/embedded/survivors.ts'

const root = join(import.meta.dirname, '../..')
/** In milliseconds: a start replays what the database had confirmed, on a machine that may be busy. */
const longestStart = 120_000

export class Application {
  /** What PLUMBLINE_DATA names. Removed by `remove`. */
  readonly data = mkdtempSync(join(tmpdir(), 'plumbline-fieldwork-'))
  /** The built-in database's own folder in it. */
  readonly database = join(this.data, 'postgres')
  #port = 0
  #process: ChildProcess | undefined
  #said = ''

  /** Where it is reached. The same after every start, as a browser that was left open needs it. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get connectionString(): string {
    const host = encodeURIComponent(socketFolder(this.database))
    return `postgres://${SUPERUSER}@localhost:${SOCKET_PORT}/plumbline?host=${host}`
  }

  /** The process number of the running program. */
  get pid(): number {
    if (!this.running) throw new Error(`The application is not running. It said:\n${this.#said}`)
    return this.#process!.pid!
  }

  /** The end of what it has written to standard error since it was started. */
  get said(): string {
    return this.#said
  }

  get running(): boolean {
    const { exitCode = 0, signalCode = null } = this.#process ?? {}
    return exitCode === null && signalCode === null
  }

  /** The database's own processes, the server's first. */
  databasePids(): number[] {
    const first = Number.parseInt(readFileSync(join(this.database, 'cluster/postmaster.pid'), 'utf8'), 10)
    return [first, ...this.survivors().filter((pid) => pid !== first)]
  }

  /** Whatever there is of the database's processes, also after the program is gone. */
  survivors(): number[] {
    return databaseProcesses(this.database)
  }

  /** Starts it and waits until it says that it is ready. */
  async start(): Promise<void> {
    this.#port ||= await freePort()
    await this.begin().ready
  }

  /** Begins to start it. `ready` settles when it is, and fails when it ends before that. */
  begin(): { ready: Promise<void> } {
    this.#said = ''
    const child = spawn(
      process.execPath,
      // It stops when this process ends, however that ends.
      [
        '--import',
        pathToFileURL(join(root, 'bin/follow-parent.js')).href,
        join(root, 'src/cli/main.ts'),
        'start',
      ],
      { cwd: this.data, env: this.#settings(), stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
    )
    this.#process = child
    let late: NodeJS.Timeout | undefined
    const ready = new Promise<void>((resolve, reject) => {
      late = setTimeout(() => reject(new Error(`Not ready in time:\n${this.#said}`)), longestStart)
      child.stderr!.setEncoding('utf8').on('data', (text: string) => {
        this.#said = (this.#said + text).slice(-10_000)
        if (this.#said.includes('Plumbline is ready at')) resolve()
      })
      child.once('exit', () => reject(new Error(`The application ended instead of starting:\n${this.#said}`)))
    }).finally(() => clearTimeout(late))
    // Whoever kills it while it starts has no use for being told.
    ready.catch(() => {})
    return { ready }
  }

  /** Stops it in order. Gives back its exit code. */
  async stop(): Promise<number | null> {
    if (!this.running) return null
    const ended = once(this.#process!, 'exit')
    this.#process!.kill('SIGINT')
    return (await ended)[0] as number | null
  }

  /** Ends the program at once, without a word. */
  async kill(): Promise<void> {
    const ended = once(this.#process!, 'exit')
    this.#process!.kill('SIGKILL')
    await ended
  }

  async remove(): Promise<void> {
    if (this.running) await this.stop()
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 })
  }

  #settings(): NodeJS.ProcessEnv {
    const { PATH, HOME, TMPDIR } = process.env
    return {
      PATH,
      HOME,
      TMPDIR,
      PLUMBLINE_DATA: this.data,
      PLUMBLINE_PORT: String(this.#port),
      PLUMBLINE_DEMONSTRATION: 'off',
      // One machine asks for everybody here.
      PLUMBLINE_REQUESTS_PER_MINUTE: '10000000',
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
