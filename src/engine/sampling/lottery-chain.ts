/**
 * When no single swap is left: chains of swaps. An over-used case gives its place in one row to a second case, which
 * gives a place in another row to a third, and so on to an under-used case; only the two ends change their number.
 */
import type { Swaps } from './lottery-swaps.ts'

type Step = { row: number; leaves: number; enters: number }

/** Finds and makes one chain, shortest first. Returns false when there is none. */
export function findChain(used: Int32Array, swaps: Swaps, timesEach: number): boolean {
  // A pair whose steps got in each other's way (both in one row) is left out of the next search.
  const barred = new Set<number>()
  for (;;) {
    const chain = search(used, swaps, timesEach, barred)
    if (!chain) return false
    const failed = makeChain(swaps, chain)
    if (!failed) return true
    barred.add(failed.leaves * used.length + failed.enters)
  }
}

/** Breadth first from all over-used cases to the nearest under-used one; lowest case and lowest row first. */
function search(
  used: Int32Array,
  swaps: Swaps,
  timesEach: number,
  barred: ReadonlySet<number>,
): Step[] | undefined {
  const size = used.length
  const reachedBy: (Step | undefined)[] = new Array(size)
  const queue = [...used.keys()].filter((one) => used[one]! > timesEach)
  const seen = new Set(queue)
  for (let head = 0; head < queue.length; head += 1) {
    const leaves = queue[head]!
    for (let enters = 0; enters < size; enters += 1) {
      if (seen.has(enters) || barred.has(leaves * size + enters)) continue
      const row = swaps.rowFor(leaves, enters)
      if (row < 0) continue
      seen.add(enters)
      reachedBy[enters] = { row, leaves, enters }
      if (used[enters]! < timesEach) return stepsTo(enters, reachedBy)
      queue.push(enters)
    }
  }
  return undefined
}

function stepsTo(end: number, reachedBy: readonly (Step | undefined)[]): Step[] {
  const steps: Step[] = []
  for (let step = reachedBy[end]; step; step = reachedBy[step.leaves]) steps.unshift(step)
  return steps
}

/** Makes every step, looking for another row where an earlier step closed the planned one. Undoes all on failure. */
function makeChain(swaps: Swaps, chain: readonly Step[]): Step | undefined {
  const made: Step[] = []
  for (const step of chain) {
    const row = swaps.rowFor(step.leaves, step.enters)
    if (row < 0) {
      for (const { row: r, leaves, enters } of made.reverse()) swaps.make(r, enters, leaves)
      return step
    }
    swaps.make(row, step.leaves, step.enters)
    made.push({ ...step, row })
  }
  return undefined
}
