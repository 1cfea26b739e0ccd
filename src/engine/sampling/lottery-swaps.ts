/**
 * Which row lets one case give its place to another: the lowest such row, remembered. Chains ask this about every
 * pair of cases again and again while only a few rows change in between, so only those rows are looked at anew.
 */
import type { Grid } from './lottery-build.ts'
import { type Categories, count, swapKeeps } from './lottery-categories.ts'

export type Swaps = {
  /** The lowest row in which `leaves` can be swapped for `enters` within the tolerance, or −1. */
  rowFor: (leaves: number, enters: number) => number
  /** Makes a swap in a row. */
  make: (row: number, leaves: number, enters: number) => void
}

/** Takes `leaves` out of row `r` and puts `enters` in. */
export function swap(categories: Categories, grid: Grid, r: number, leaves: number, enters: number): void {
  const row = grid.rows[r]!
  const counts = grid.counts[r]!
  row[leaves] = 0
  row[enters] = 1
  count(categories, counts, leaves, -1)
  count(categories, counts, enters, 1)
  grid.used[leaves]! -= 1
  grid.used[enters]! += 1
}

const unknown = -2

export function rememberSwaps(categories: Categories, grid: Grid, allowed: number): Swaps {
  const { size } = categories
  const changed: number[] = []
  /** For each pair: the answer, and how many changes had been made when it was given. */
  const answer = new Int32Array(size * size).fill(unknown)
  const givenAt = new Int32Array(size * size)

  const allows = (r: number, leaves: number, enters: number): boolean => {
    const row = grid.rows[r]!
    if (row[leaves] === 0 || row[enters] === 1) return false
    return swapKeeps(categories, grid.counts[r]!, leaves, enters, allowed)
  }
  const search = (leaves: number, enters: number): number => {
    for (let r = 0; r < grid.rows.length; r += 1) if (allows(r, leaves, enters)) return r
    return -1
  }
  const update = (known: number, since: number, leaves: number, enters: number): number => {
    if (known === unknown || changed.length - since > grid.rows.length) return search(leaves, enters)
    let lowest = known
    for (let at = since; at < changed.length; at += 1) {
      const r = changed[at]!
      if (r === known) return search(leaves, enters)
      if ((lowest === -1 || r < lowest) && allows(r, leaves, enters)) lowest = r
    }
    return lowest
  }

  return {
    rowFor: (leaves, enters) => {
      const pair = leaves * size + enters
      answer[pair] = update(answer[pair]!, givenAt[pair]!, leaves, enters)
      givenAt[pair] = changed.length
      return answer[pair]
    },
    make: (row, leaves, enters) => {
      swap(categories, grid, row, leaves, enters)
      changed.push(row)
    },
  }
}
