/** Certainty being worked out, once for each inspection at a time, apart from the requests that wait for it. */
import type { Kysely } from 'kysely'
import { quickChanceName } from '#engine/certainty/quick-chance.ts'
import type { WorkedOut } from '#engine/certainty/work-out.ts'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { inThread } from '#platform/in-thread.ts'
import { within } from '#platform/within.ts'
import { keepCertainty } from './actions.ts'
import { type Ask, readFigures } from './figures.ts'
import { readCertainty } from './queries.ts'

export interface Progress {
  done: number
  of: number
}

interface Work {
  progress: Progress
  ended: Promise<Ended>
}

/** `nothing-to-do`: the record there is rests on the same figures, or there are no figures. */
export type Ended = 'kept' | 'nothing-to-do' | 'changed-since-panel'

const running = new Map<string, Work>()

/** A person does not notice so long a wait; a page that says "wait" they would. In milliseconds. */
const soon = 1_500

const longestMilliseconds = 10 * 60_000

async function work(db: Kysely<DB>, ask: Ask, person: string, progress: Progress): Promise<Ended> {
  // All of it as it was at one moment, while answers go on coming in.
  const moment = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  const { figures, digest, empty, changedSincePanel, before } = await moment.execute(async (reading) => ({
    ...(await readFigures(reading, ask)),
    before: await readCertainty(reading, ask.inspection.id),
  }))
  if (changedSincePanel) return 'changed-since-panel'
  if (empty || before?.digest === digest) return 'nothing-to-do'
  const seed = `certainty|${ask.inspection.id}|${digest}`
  const result = await inThread<WorkedOut>({
    module: new URL('./worker.ts', import.meta.url),
    data: { framework: ask.framework, figures: figures, seed },
    longestMilliseconds,
    name: 'Working out how certain the ratings are',
    heard: (part) => void Object.assign(progress, part),
  })
  await perform(
    db,
    keepCertainty,
    { inspection: ask.inspection.id, digest, figures, generator: quickChanceName, seed, result },
    { id: person },
  )
  return 'kept'
}

/**
 * Begins the work unless it is under way, and waits a moment for it. Holds no connection while it waits.
 * @returns null when it goes on
 * @throws whatever stopped it
 */
export async function workOutCertainty(
  db: Kysely<DB>,
  ask: Ask,
  person: string,
  patience = soon,
): Promise<Ended | null> {
  const { id } = ask.inspection
  let one = running.get(id)
  if (!one) {
    const progress: Progress = { done: 0, of: 0 }
    const ended = work(db, ask, person, progress).finally(() => running.delete(id))
    // Whoever waits hears of a fault; once nobody waits, the page simply offers to begin again.
    ended.catch(() => undefined)
    one = { progress, ended }
    running.set(id, one)
  }
  return within(patience, one.ended)
}

/** How far it is; null when nothing is under way. */
export const progressOf = (inspection: string): Progress | null => running.get(inspection)?.progress ?? null
