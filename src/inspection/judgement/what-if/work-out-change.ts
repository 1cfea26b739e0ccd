/** Works out how sure a change is, in a thread of its own where caseloads have to be drawn. */
import type { Framework } from '#engine/framework/shape.ts'
import { type ChangeOverCaseload, changeOverCaseload, type WhyNoChange } from '#engine/simulation/change.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import { inThread } from '#platform/in-thread.ts'

export type Change = ChangeOverCaseload | { why: WhyNoChange }

export function workOutChange(
  rules: Rules,
  inspected: Inspected,
  frameworks: readonly Framework[],
): Promise<Change> {
  // One draw says at once whether there is anything to draw.
  const quick = changeOverCaseload(rules, inspected, frameworks, 1)
  if ('why' in quick) return Promise.resolve(quick)
  return inThread({
    module: new URL('./change-worker.ts', import.meta.url),
    data: { rules, inspected, frameworks },
    longestMilliseconds: 60_000,
    name: 'How sure the change is',
  })
}
