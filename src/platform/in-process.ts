/**
 * Work that is long, or on what strangers send, in a process of its own with a limit of memory that the system keeps, a limit of time,
 * and no right to anything but reading the program's own files. Whatever it does, the server goes on.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface ProcessWork {
  /** The module to run. It calls `answerInProcess`. */
  module: URL
  data: unknown
  longestMilliseconds: number
  mostMegabytes: number
  /** For the messages of its faults: “The check of the caseload file”. */
  name: string
  /** Lets it load compiled packages. The limits hold for them too, the right to read nothing else does not. */
  compiledPackages?: true
}

/** The work needed more time or memory than it may have. */
export class Exhausted extends Error {
  readonly what: 'time' | 'memory'

  constructor(name: string, what: 'time' | 'memory') {
    super(`${name} needed too much ${what}.`)
    this.what = what
  }
}

/** One at a time of each kind: several at once would share neither the memory nor the cores fairly. */
const queues = new Map<string, Promise<unknown>>()

/** @throws Exhausted past the limits; Error when the process fails otherwise. Nothing is left running. */
export function inProcess<R>(work: ProcessWork): Promise<R> {
  const before = queues.get(work.module.href) ?? Promise.resolve()
  const result = before.then(() => run<R>(work))
  queues.set(
    work.module.href,
    result.catch(() => undefined),
  )
  return result
}

/** What the program sets aside when it begins, most of which it never uses; the system counts it all the same. */
const setAsideMegabytes = 600

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * JavaScript's own memory may be half of the whole, so that it ends with a word of its own before the system ends it.
 * `ulimit -d` holds all that is written to, buffers too; where a system does not know it, the rest still holds.
 */
function start({ module, mostMegabytes, compiledPackages }: ProcessWork): ChildProcess {
  const kilobytes = (mostMegabytes + setAsideMegabytes) * 1024
  return spawn(
    '/bin/sh',
    [
      '-c',
      `ulimit -c 0; ulimit -d ${kilobytes} 2>/dev/null; exec "$0" "$@"`,
      process.execPath,
      '--permission',
      ...(compiledPackages ? ['--allow-addons'] : []),
      `--allow-fs-read=${root}`,
      `--max-old-space-size=${Math.floor(mostMegabytes / 2)}`,
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(module),
    ],
    // No address of a database, no secret, is handed on.
    { cwd: root, env: {}, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' },
  )
}

const longestComplaint = 2_000

async function run<R>(work: ProcessWork): Promise<R> {
  const child = start(work)
  let complaint = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-longestComplaint)
  })
  let timer: NodeJS.Timeout | undefined
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  try {
    return await new Promise<R>((resolve, reject) => {
      child.once('message', (answer) => {
        const { result, fault } = answer as { result?: R; fault?: string }
        if (fault === undefined) resolve(result as R)
        else reject(saidOf(work, fault))
      })
      child.once('error', reject)
      child.once('close', (code, signal) => reject(faultOf(work, code, signal, complaint)))
      timer = setTimeout(() => reject(new Exhausted(work.name, 'time')), work.longestMilliseconds)
      // A process that ended early is told of by its end.
      child.send(work.data as object, () => undefined)
    })
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
    await ended
  }
}

const memoryWords = /out of memory|allocat\w+ (memory|failed)|bad_alloc|Array buffer allocation/i

/** Work that was told that there is no more memory ran out of it, though it could still say so. */
const saidOf = (work: ProcessWork, fault: string): Error =>
  memoryWords.test(fault) ? new Exhausted(work.name, 'memory') : new Error(`${work.name} failed: ${fault}`)

/** Out of memory, JavaScript and the system alike end a process in the middle, by a signal or with a word about it. */
function faultOf(work: ProcessWork, code: number | null, signal: string | null, complaint: string): Error {
  if (signal !== null || memoryWords.test(complaint)) {
    return new Exhausted(work.name, 'memory')
  }
  return new Error(`${work.name}: the process ended with code ${code} and no result. ${complaint.trim()}`)
}

/** In the module that runs in the process: takes the data, answers once, and ends. */
export function answerInProcess<D, R>(work: (data: D) => Promise<R>): void {
  process.once('message', async (data) => {
    const answer = await work(data as D).then(
      (result) => ({ result }),
      (error: unknown) => ({
        fault: String(error instanceof Error ? (error.stack ?? error.message) : error),
      }),
    )
    process.send!(answer, () => process.disconnect())
  })
}
