/** Long calculations in a thread of their own, so that everybody else's pages go on meanwhile. */
import { type MessagePort, Worker } from 'node:worker_threads'

/** One at a time of each kind: the server's other cores stay free for people. */
const queues = new Map<string, Promise<unknown>>()

/** Most of what such work makes lives until its end; with more room it is moved about less often. */
const youngMegabytes = 96

export interface ThreadWork {
  /** The module to run. It is given `data` as its workerData and posts one message, which is the result. */
  module: URL
  data: unknown
  longestMilliseconds: number
  /** For the messages of its faults: “The list of possible samples”. */
  name: string
  /** Ports in `data`, which are handed over rather than copied. */
  transfer?: readonly MessagePort[]
  /** For work that says how far it is: messages `{ part }` come here; the last message is `{ result }`. */
  heard?: (part: unknown) => void
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

async function run<R>({ module, data, transfer, longestMilliseconds, name, heard }: ThreadWork): Promise<R> {
  const worker = new Worker(module, {
    workerData: data,
    transferList: [...(transfer ?? [])],
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<R>((resolve, reject) => {
      if (heard) listen(worker, heard, resolve)
      else worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error(`${name}: the thread ended without a result.`)))
      timer = setTimeout(() => reject(new Error(`${name} took too long.`)), longestMilliseconds)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function listen<R>(
  worker: Worker,
  heard: NonNullable<ThreadWork['heard']>,
  resolve: (result: R) => void,
): void {
  worker.on('message', (message: { part: unknown } | { result: R }) => {
    if ('result' in message) resolve(message.result)
    else heard(message.part)
  })
}
