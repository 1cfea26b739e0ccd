/** Second half of the lottery: swaps, all within the tolerance, until every case is used exactly equally often. */
import type { Grid } from './lottery-build.ts'
import { type Categories, swapKeeps } from './lottery-categories.ts'
import { findChain } from './lottery-chain.ts'
import { rememberSwaps, swap } from './lottery-swaps.ts'

/** Evens out `grid` in place. Returns whether every case is now used exactly `timesEach` times. */
export function equalise(categories: Categories, grid: Grid, timesEach: number, tolerance: number): boolean {
  const allowed = tolerance * categories.size
  while (onePass(categories, grid, timesEach, allowed)) {
    // Each pass that changed something may have opened further swaps.
  }
  const swaps = rememberSwaps(categories, grid, allowed)
  while (grid.used.some((times) => times !== timesEach)) {
    if (!findChain(grid.used, swaps, timesEach)) return false
  }
  return true
}

function onePass(categories: Categories, grid: Grid, timesEach: number, allowed: number): boolean {
  let changed = false
  for (let r = 0; r < grid.rows.length; r += 1) {
    const row = grid.rows[r]!
    for (let over = 0; over < row.length; over += 1) {
      if (row[over] !== 1 || grid.used[over]! <= timesEach) continue
      const under = leastUsedOutside(categories, grid, r, over, timesEach, allowed)
      if (under === undefined) continue
      swap(categories, grid, r, over, under)
      changed = true
    }
  }
  return changed
}

/** The least used case (first of equals) that could take the place of `over` in row `r`. */
function leastUsedOutside(
  categories: Categories,
  grid: Grid,
  r: number,
  over: number,
  timesEach: number,
  allowed: number,
): number | undefined {
  const { used } = grid
  const row = grid.rows[r]!
  let best: number | undefined
  let bestUsed = timesEach
  for (let one = 0; one < row.length; one += 1) {
    if (row[one] === 1 || used[one]! >= bestUsed) continue
    if (!swapKeeps(categories, grid.counts[r]!, over, one, allowed)) continue
    best = one
    bestUsed = used[one]!
  }
  return best
}
