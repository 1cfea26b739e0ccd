/**
 * When no single swap is left: chains of swaps. An over-used case gives its place in one row to a second case, which
 * gives a place in another row to a third, and so on to an under-used case; only the two ends change their number.
 */
import type { Grid } from './lottery-build.ts'
import { type Categories, swapKeeps } from './lottery-categories.ts'
import { swap } from './lottery-equalise.ts'

type Step = { row: number; leaves: number; enters: number }

/** Finds and makes one chain, shortest first. Returns false when there is none. */
export function findChain(categories: Categories, grid: Grid, timesEach: number, allowed: number): boolean {
  // A pair whose steps got in each other's way (both in one row) is left out of the next search.
  const barred = new Set<number>()
  for (;;) {
    const chain = search(categories, grid, timesEach, allowed, barred)
    if (!chain) return false
    const failed = makeChain(categories, grid, chain, allowed)
    if (!failed) return true
    barred.add(failed.leaves * categories.size + failed.enters)
  }
}

/** Breadth first from all over-used cases to the nearest under-used one; lowest case and lowest row first. */
function search(
  categories: Categories,
  grid: Grid,
  timesEach: number,
  allowed: number,
  barred: ReadonlySet<number>,
): Step[] | undefined {
  const { size } = categories
  const reachedBy: (Step | undefined)[] = new Array(size)
  const queue = [...grid.used.keys()].filter((one) => grid.used[one]! > timesEach)
  const seen = new Set(queue)
  for (let head = 0; head < queue.length; head += 1) {
    const leaves = queue[head]!
    for (let enters = 0; enters < size; enters += 1) {
      if (seen.has(enters) || barred.has(leaves * size + enters)) continue
      const row = rowThatAllows(categories, grid, leaves, enters, allowed)
      if (row === undefined) continue
      seen.add(enters)
      reachedBy[enters] = { row, leaves, enters }
      if (grid.used[enters]! < timesEach) return stepsTo(enters, reachedBy)
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

function rowThatAllows(categories: Categories, grid: Grid, leaves: number, enters: number, allowed: number) {
  for (let r = 0; r < grid.rows.length; r += 1) {
    const row = grid.rows[r]!
    if (row[leaves] === 0 || row[enters] === 1) continue
    if (swapKeeps(categories, grid.counts[r]!, leaves, enters, allowed)) return r
  }
  return undefined
}

/** Makes every step, looking for another row where an earlier step closed the planned one. Undoes all on failure. */
function makeChain(
  categories: Categories,
  grid: Grid,
  chain: readonly Step[],
  allowed: number,
): Step | undefined {
  const made: Step[] = []
  for (const step of chain) {
    const row = rowThatAllows(categories, grid, step.leaves, step.enters, allowed)
    if (row === undefined) {
      for (const { row: r, leaves, enters } of made.reverse()) swap(categories, grid, r, enters, leaves)
      return step
    }
    swap(categories, grid, row, step.leaves, step.enters)
    made.push({ ...step, row })
  }
  return undefined
}
