/** Builds the list of possible samples in a thread of its own. */
import type { Frame } from '#engine/sampling/frame.ts'
import type { Lottery, LotteryRule } from '#engine/sampling/lottery.ts'
import { inThread } from '#platform/in-thread.ts'

/**
 * @returns the list, or null for a census, which needs none
 * @throws Error when the thread fails or takes longer than five minutes; nothing is left running
 */
export function buildList(frame: Frame, rule: LotteryRule): Promise<Lottery | null> {
  if (frame.n === frame.cases.length) return Promise.resolve(null)
  return inThread({
    module: new URL('./list-worker.ts', import.meta.url),
    data: { frame, rule: { lotteryRows: rule.lotteryRows, tolerance: rule.tolerance } },
    longestMilliseconds: 5 * 60_000,
    name: 'The list of possible samples',
  })
}
