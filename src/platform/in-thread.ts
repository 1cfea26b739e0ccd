/** Long calculations in a thread of their own, so that everybody else's pages go on meanwhile. */
import { Worker } from 'node:worker_threads'

/** One at a time of each kind: the server's other cores stay free for people. */
const queues = new Map<string, Promise<unknown>>()

export interface ThreadWork {
  /** The module to run. It is given `data` as its workerData and posts one message, which is the result. */
  module: URL
  data: unknown
  longestMilliseconds: number
  /** For the messages of its faults: “The list of possible samples”. */
  name: string
}

/** @throws Error when the thread fails or takes too long; nothing is left running */
export function inThread<R>(work: ThreadWork): Promise<R> {
  const before = queues.get(work.module.href) ?? Promise.resolve()
  const result = before.then(() => run<R>(work))
  queues.set(
    work.module.href,
    result.catch(() => undefined),
  )
  return result
}

async function run<R>({ module, data, longestMilliseconds, name }: ThreadWork): Promise<R> {
  const worker = new Worker(module, { workerData: data })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<R>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error(`${name}: the thread ended without a result.`)))
      timer = setTimeout(() => reject(new Error(`${name} took too long.`)), longestMilliseconds)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
