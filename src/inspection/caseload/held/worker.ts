/** A thread of its own for large caseload files: checking one can take seconds. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { type Task, Unreadable, work } from './work.ts'

export type WorkerAnswer = { done: unknown } | { unreadable: true }

async function answer(): Promise<WorkerAnswer> {
  try {
    const done = await work(workerData as Task, async (part) => {
      parentPort!.postMessage({ part })
      // How far it is nobody has to wait for; of the rows one part at a time is enough.
      if (!('read' in part)) await once(parentPort!, 'message')
    })
    return { done }
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: true }
    throw error
  }
}

parentPort!.postMessage({ result: await answer() })
