/** A thread of its own for completing a caseload, so that everybody else's pages go on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Framework } from '#engine/framework/shape.ts'
import { changeOverCaseload } from '#engine/simulation/change.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import type { Rules } from '#engine/simulation/rules.ts'

const { rules, inspected, frameworks } = workerData as {
  rules: Rules
  inspected: Inspected
  frameworks: Framework[]
}
parentPort!.postMessage(changeOverCaseload(rules, inspected, frameworks))
