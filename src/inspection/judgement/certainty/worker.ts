/** A thread of its own for completing caseloads, so that everybody else's pages go on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { type CertaintyFigures, workOut } from '#engine/certainty/work-out.ts'
import type { Framework } from '#engine/framework/shape.ts'

const { framework, figures, seed } = workerData as {
  framework: Framework
  figures: CertaintyFigures
  seed: string
}
const result = workOut(framework, figures, seed, (done, of) =>
  parentPort!.postMessage({ part: { done, of } }),
)
parentPort!.postMessage({ result })
