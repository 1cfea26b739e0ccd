/** Builds the list of possible samples in a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { Frame } from '#engine/sampling/frame.ts'
import type { Lottery, LotteryRule } from '#engine/sampling/lottery.ts'

const longestMilliseconds = 5 * 60 * 1000

/** One list at a time: the server's other cores stay free for people. */
let before: Promise<unknown> = Promise.resolve()

/**
 * @returns the list, or null for a census, which needs none
 * @throws Error when the thread fails or takes longer than five minutes; nothing is left running
 */
export function buildList(frame: Frame, rule: LotteryRule): Promise<Lottery | null> {
  if (frame.n === frame.cases.length) return Promise.resolve(null)
  const list = before.then(() =>
    inThread(frame, { lotteryRows: rule.lotteryRows, tolerance: rule.tolerance }),
  )
  before = list.catch(() => undefined)
  return list
}

async function inThread(frame: Frame, rule: LotteryRule): Promise<Lottery | null> {
  const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { workerData: { frame, rule } })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Lottery | null>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The thread that builds the list ended without one.')))
      timer = setTimeout(
        () => reject(new Error('The list of possible samples took too long to build.')),
        longestMilliseconds,
      )
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
