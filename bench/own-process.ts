/** Starts a server of a measurement in a process of its own, so that no two share an event loop or a heap. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface Apart {
  /** Where it listens, for example "http://127.0.0.1:40123". */
  address: string
  /** Milliseconds of processor time it has used since it began. */
  processorTime(): Promise<number>
  stop(): Promise<void>
}

/** @param file relative to the folder bench */
export async function inOwnProcess(file: string, env: Record<string, string> = {}): Promise<Apart> {
  const child = fork(join(import.meta.dirname, file), {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    // For a look at what a server does: BENCH_PROFILE names a folder for V8 profiles.
    execArgv: process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [],
  })
  const address = await Promise.race([
    once(child, 'message').then(([message]) => String(message)),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${file} ended with code ${code} before it listened.`)
    }),
  ])
  const processorTime = async () => {
    const answer = once(child, 'message')
    child.send('processor time')
    return Number((await answer)[0])
  }
  return { address, processorTime, stop: () => ended(child) }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
}
