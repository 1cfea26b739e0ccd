/**
 * A thread of its own for completing caseloads, so that everybody else's pages go on meanwhile. One inspection after
 * the other comes through the port; nothing is left to do when it is told so.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Framework } from '#engine/framework/shape.ts'
import { changeOverCaseload } from '#engine/simulation/change.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import type { Rules } from '#engine/simulation/rules.ts'

const { rules, frameworks, port } = workerData as {
  rules: Rules
  frameworks: Framework[]
  port: MessagePort
}
port.on('message', (inspected: Inspected | null) => {
  if (inspected) return parentPort!.postMessage({ part: changeOverCaseload(rules, inspected, frameworks) })
  port.close()
  parentPort!.postMessage({ result: null })
})
