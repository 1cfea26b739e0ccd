/** Works out how sure changes are: in a thread of its own where caseloads have to be drawn, and once for the same figures. */
import { createHash } from 'node:crypto'
import { MessageChannel } from 'node:worker_threads'
import { canonicalJson } from '#engine/framework/digest.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Change, changeOverCaseload } from '#engine/simulation/change.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import { inThread } from '#platform/in-thread.ts'
import { Kept } from './kept.ts'

/** Of a whole programme under a few sets of rules. In memory only: a “what if” writes nothing. */
const kept = new Kept<Change>(2_000)

const longestMilliseconds = 30 * 60_000

/** The same figures by the same rules always meet the same chances, so this names the answer. */
function digestOf(rules: Rules, inspected: Inspected, frameworks: readonly Framework[]): string {
  const { id, framework, results, cases } = inspected
  const { title: _title, about: _about, unaskedSufficient: _share, ...counts } = rules
  const about = {
    rules: counts,
    frameworks: [framework, ...frameworks].map((one) => [one.id, one.version]),
    id,
    judgements: results.judgements,
    caseload: results.caseload,
    cases: cases ?? [],
  }
  return createHash('sha256').update(canonicalJson(about), 'utf8').digest('base64')
}

export interface Changes {
  of(inspected: Inspected): Promise<Change>
  /** Ends the thread, if one was needed. */
  close(): void
}

/** For inspections one after the other, under one set of rules. Whoever opens it closes it. */
export function openChanges(rules: Rules, frameworks: readonly Framework[]): Changes {
  let thread: ReturnType<typeof openThread> | undefined
  return {
    async of(inspected) {
      // One draw says at once whether there is anything to draw.
      const quick = changeOverCaseload(rules, inspected, frameworks, 1)
      if ('why' in quick) return quick
      const digest = digestOf(rules, inspected, frameworks)
      const known = kept.get(digest)
      if (known) return known
      thread ??= openThread(rules, frameworks)
      const change = await thread.of(inspected)
      kept.set(digest, change)
      return change
    },
    close: () => thread?.close(),
  }
}

function openThread(rules: Rules, frameworks: readonly Framework[]) {
  const { port1, port2 } = new MessageChannel()
  let heard: (change: Change) => void = () => undefined
  const ended = inThread<null>({
    module: new URL('./change-worker.ts', import.meta.url),
    data: { rules, frameworks, port: port2 },
    transfer: [port2],
    longestMilliseconds,
    name: 'How sure the change is',
    heard: (part) => heard(part as Change),
  })
  // Whoever waits for an answer hears of its fault; once nobody waits, there is nothing to tell.
  ended.catch(() => undefined)
  return {
    async of(inspected: Inspected): Promise<Change> {
      const answer = new Promise<Change>((resolve) => {
        heard = resolve
      })
      port1.postMessage(inspected)
      const first = await Promise.race([answer, ended])
      if (first === null) throw new Error('How sure the change is: the thread ended without an answer.')
      return first
    },
    close(): void {
      port1.postMessage(null)
      port1.close()
    },
  }
}

export async function workOutChange(
  rules: Rules,
  inspected: Inspected,
  frameworks: readonly Framework[],
): Promise<Change> {
  const changes = openChanges(rules, frameworks)
  try {
    return await changes.of(inspected)
  } finally {
    changes.close()
  }
}
