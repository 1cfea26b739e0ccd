/** A thread of its own for large caseload files: checking one can take seconds. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { receivedParts } from './earlier-parts.ts'
import { type Task, Unreadable, work } from './work.ts'

export type WorkerAnswer = { done: unknown } | { unreadable: true }

/** A task whose cases of the earlier version come through a port. */
export type ThreadTask =
  | Exclude<Task, { do: 'review' }>
  | (Omit<Extract<Task, { do: 'review' }>, 'earlier'> & {
      earlier: { version: number; port: MessagePort } | null
    })

const here = (task: ThreadTask): Task => {
  if (task.do !== 'review') return task
  const { earlier } = task
  return { ...task, earlier: earlier && { version: earlier.version, parts: receivedParts(earlier.port) } }
}

async function answer(): Promise<WorkerAnswer> {
  try {
    const done = await work(here(workerData as ThreadTask), (part) => parentPort!.postMessage({ part }))
    return { done }
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: true }
    throw error
  }
}

parentPort!.postMessage({ result: await answer() })
