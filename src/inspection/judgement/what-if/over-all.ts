/** A “what if” over many inspections: read and worked out apart from the requests that wait for it, and kept. */
import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Framework } from '#engine/framework/shape.ts'
import type { Change } from '#engine/simulation/change.ts'
import type { Inspected } from '#engine/simulation/inspected.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import { type Simulation, simulate } from '#engine/simulation/simulate.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { within } from '#platform/within.ts'
import { type InspectionRow, type NotSimulated, readInspected } from './inspected.ts'
import { Kept } from './kept.ts'
import { openChanges } from './work-out-change.ts'

export interface OverAll {
  simulation: Simulation
  /** How sure each change is, by the inspection's address. */
  changes: ReadonlyMap<string, Change>
  left: NotSimulated[]
}

export interface Asking {
  rules: Rules
  frameworks: readonly Framework[]
  rows: readonly InspectionRow[]
  /** Names their figures. */
  figures: string
}

/** So many inspections are done, of all. */
export interface HowFar {
  done: number
  of: number
}

interface Work {
  howFar: HowFar & { over: boolean }
  ended: Promise<OverAll>
}

const kept = new Kept<Work>(20)

/** The newest reading only: it is large. An assumption that is moved a little needs nothing read again. */
const readings = new Kept<ReadonlyMap<string, Inspected | NotSimulated>>(1)

/** A person does not notice so long a wait; a page that says "wait" they would. In milliseconds. */
const soon = 1_500

/** As it was at one moment. */
const readOne = (db: Kysely<DB>, pinned: PinnedFrameworks, row: InspectionRow) =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((moment) => readInspected(moment, pinned.through(moment), row))

/** One inspection after the other, each as it was at one moment. */
async function overAll(
  db: Kysely<DB>,
  { rules, frameworks, rows, figures }: Asking,
  howFar: HowFar,
): Promise<OverAll> {
  const pinned = new PinnedFrameworks(db)
  const inspected: Inspected[] = []
  const left: NotSimulated[] = []
  const changes = new Map<string, Change>()
  const before = readings.get(figures)
  const reading = new Map<string, Inspected | NotSimulated>()
  const thread = openChanges(rules, frameworks)
  try {
    for (const row of rows) {
      const read = before?.get(row.id) ?? (await readOne(db, pinned, row))
      reading.set(row.id, read)
      if ('faults' in read) left.push(read)
      else {
        inspected.push(read)
        changes.set(read.id, await thread.of(read))
      }
      howFar.done += 1
      // Whoever else waits for this process has a turn in between.
      await setImmediate()
    }
    readings.set(figures, reading)
  } finally {
    thread.close()
  }
  return { simulation: simulate(rules, inspected, frameworks), changes, left }
}

/**
 * Begins the work unless the same is under way or done, and waits a moment for it.
 * @param digest names the rules and the figures
 * @param patience milliseconds
 * @returns how far it is when it goes on
 * @throws whatever stopped it; asked again, it begins anew
 */
export async function askOverAll(
  db: Kysely<DB>,
  digest: string,
  asking: Asking,
  patience = soon,
): Promise<OverAll | { howFar: HowFar }> {
  let work = kept.get(digest)
  if (!work) {
    const howFar = { done: 0, of: asking.rows.length, over: false }
    const ended = overAll(db, asking, howFar).finally(() => {
      howFar.over = true
    })
    ended.catch(() => kept.delete(digest))
    work = { howFar, ended }
    kept.set(digest, work)
  }
  return (await within(patience, work.ended)) ?? { howFar: work.howFar }
}

/** How far it is; null when nothing is under way. */
export function howFarOf(digest: string): HowFar | null {
  const howFar = kept.get(digest)?.howFar
  return !howFar || howFar.over ? null : howFar
}
