/**
 * The balanced lottery: a published list of possible samples, each mirroring the caseload on every stratum, in which
 * every case stands exactly equally often. One public random number then picks the row. Fairness is checked by
 * counting, not by trusting the program. (Controlled selection in the sense of Goodman and Kish, with the list shown.)
 *
 * Pure: plain data in and out, so that it can run in a worker thread. Whole numbers only.
 */
import type { Frame } from './frame.ts'
import { buildRows, type Grid } from './lottery-build.ts'
import { type Categories, excess, readCategories } from './lottery-categories.ts'
import { equalise } from './lottery-equalise.ts'
import { createStream, sha256 } from './stream.ts'

export type Lottery = {
  /** Each row: the positions (from 0) of its cases in the frame, ascending. Rows are numbered from 0. */
  rows: number[][]
  /** How many rows each case stands in: the same for all. */
  timesEach: number
  /** How many cases a row may miss a category's share by. Above the framework's only if that could not be met. */
  tolerance: number
  /** SHA-256 of the rows as compact JSON: `[[0,2,…],[…],…]`. */
  digest: string
}

export type LotteryRule = { lotteryRows: number; tolerance: number }

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

/** The smallest number of rows, at least as many as asked, in which equal use of every case is a whole number. */
export function rowsNeeded(eligible: number, n: number, atLeast: number): number {
  const step = eligible / commonDivisor(eligible, n)
  return step * Math.ceil(atLeast / step)
}

export const listDigest = (rows: readonly (readonly number[])[]): string => sha256(JSON.stringify(rows))

/**
 * Builds the list for a frozen frame. The result depends on the frame alone: the public seed comes later.
 * Returns null for a census (n = N), which needs no draw.
 */
export function buildLottery(frame: Frame, rule: LotteryRule): Lottery | null {
  if (frame.n === frame.cases.length) return null
  const categories = readCategories(frame)
  const total = rowsNeeded(categories.size, categories.n, rule.lotteryRows)
  const timesEach = (total * categories.n) / categories.size
  // Ends at the latest when the tolerance allows every row: single swaps can then always even out the use.
  for (let tolerance = rule.tolerance; ; tolerance += 1) {
    const grid = buildRows(categories, total, tolerance, createStream(`${frame.hash}|list|tol${tolerance}`))
    if (!grid || !equalise(categories, grid, timesEach, tolerance)) continue
    const rows = grid.rows.map((row) => [...row.keys()].filter((one) => row[one] === 1))
    check(categories, grid, timesEach, tolerance)
    return { rows, timesEach, tolerance, digest: listDigest(rows) }
  }
}

/** A last look before anything is published. A failure here is a fault of this program. */
function check(categories: Categories, grid: Grid, timesEach: number, tolerance: number): void {
  const even = grid.used.every((times) => times === timesEach)
  const balanced = grid.counts.every(
    (counts) => excess(categories, counts, tolerance * categories.size) === 0,
  )
  if (!even || !balanced) throw new Error('The lottery list failed its own check. No list has been made.')
}
