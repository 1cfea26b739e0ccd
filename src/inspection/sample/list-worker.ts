/** A thread of its own for the list of possible samples, so that everybody else's pages go on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Frame } from '#engine/sampling/frame.ts'
import { buildLottery, type LotteryRule } from '#engine/sampling/lottery.ts'

const { frame, rule } = workerData as { frame: Frame; rule: LotteryRule }
parentPort!.postMessage(buildLottery(frame, rule))
