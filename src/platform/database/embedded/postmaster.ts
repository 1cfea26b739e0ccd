import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type Account, commandAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { clusterFolder } from './data-directory.ts'
import { SOCKET_PORT } from './socket-folder.ts'
import { startFault } from './start-fault.ts'

/** What one run of the database needs to know. */
export interface Place {
  directory: string
  socket: string
  binaries: Binaries
  account: Account
  log: (line: string) => void
}

/** A running database server. `exited` settles when it has ended, for whatever reason. */
export interface Postmaster {
  pid: number
  exited: Promise<void>
  stop(): Promise<void>
}

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Statements and the details of errors would carry case data into a log that nobody guards.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}
const KEPT_LINES = 20
const SLOW_MS = 10_000

/** Starts the server and waits until it answers, however long its recovery takes. */
export async function startPostmaster(place: Place): Promise<Postmaster> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const cluster = clusterFolder(place.directory)
  const where = ['-D', cluster, '-k', place.socket, '-p', String(SOCKET_PORT)]
  const { file, args, options } = commandAs(place.account, place.binaries.postgres, [...where, ...settings])
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  // Its own session: Ctrl-C reaches only us, and we stop the database after the last request is answered.
  const child = spawn(file, args, {
    ...options,
    cwd: place.directory,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said = keepLastLines(child, place.log)
  let ended: { cause?: unknown } | undefined
  const watcher = stopWhenWeEnd(child.pid)
  const exited = new Promise<void>((resolve) => {
    const end = (cause?: Error) => {
      ended ??= { cause }
      watcher?.kill('SIGKILL')
      resolve()
    }
    // Not 'close': a server process that outlives the postmaster would hold that back.
    child.once('exit', () => end())
    child.on('error', end)
  })
  const started = Date.now()
  let told = false
  while (!isReady(cluster, child.pid)) {
    if (ended) {
      await Promise.race([once(child, 'close'), pause(500)])
      throw startFault(
        place.directory,
        'did not start',
        `${said.join('\n')}${ended.cause ?? ''}`,
        ended.cause,
      )
    }
    if (!told && Date.now() - started > SLOW_MS) {
      told = true
      place.log('The database is still starting; after a crash it first replays what was confirmed.')
    }
    await Promise.race([pause(10), exited])
  }
  return { pid: child.pid!, exited, stop: () => stop(child, exited) }
}

// A shell that waits on a pipe from us. However we end, the pipe closes, and it tells the server to stop. A second
// start copes with a server left running; this only spares people from finding one.
function stopWhenWeEnd(pid: number | undefined): ChildProcess | undefined {
  if (pid === undefined) return undefined
  const watcher = spawn('/bin/sh', ['-c', 'read line; kill -INT "$1"', 'sh', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.on('error', () => {})
  watcher.unref()
  return watcher
}

// SIGINT lets the server write everything and leave; the harder signals are for a server that hangs.
async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    child.kill(signal)
    const timer = new AbortController()
    const done = await Promise.race([
      exited.then(() => true),
      pause(patience, false, { signal: timer.signal }).catch(() => false),
    ])
    timer.abort()
    if (done) return
  }
  child.kill('SIGKILL')
  await exited
}

// The server notes its progress in its pid file. A file left from before carries another number.
function isReady(cluster: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

function keepLastLines(child: ChildProcess, log: (line: string) => void): string[] {
  const lines: string[] = []
  createInterface({ input: child.stderr! }).on('line', (line) => {
    lines.push(line)
    if (lines.length > KEPT_LINES) lines.shift()
    log(line)
  })
  return lines
}
