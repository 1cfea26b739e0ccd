/** First half of the lottery: rows that each mirror the caseload, leaning to the cases used least so far. */
import { type Categories, count, excess, excessChange } from './lottery-categories.ts'
import type { Stream } from './stream.ts'

/** Rows as marks (1 = in the row), their category counts, and how often each case has been used. */
export type Grid = { rows: Uint8Array[]; counts: Int32Array[]; used: Int32Array }

/** A row that is restarted this often has no solution within the tolerance, or none worth looking for. */
const restartsAllowed = 10

/** Builds `total` rows, or gives up (undefined) when some row cannot be brought within the tolerance. */
export function buildRows(
  categories: Categories,
  total: number,
  tolerance: number,
  stream: Stream,
): Grid | undefined {
  const grid: Grid = { rows: [], counts: [], used: new Int32Array(categories.size) }
  for (let r = 0; r < total; r += 1) {
    let built: { row: Uint8Array; counts: Int32Array } | undefined
    for (let attempt = 0; attempt <= restartsAllowed && !built; attempt += 1) {
      built = buildRow(categories, grid.used, r, tolerance, stream)
    }
    if (!built) return undefined
    grid.rows.push(built.row)
    grid.counts.push(built.counts)
    built.row.forEach((mark, one) => {
      grid.used[one]! += mark
    })
  }
  return grid
}

function buildRow(categories: Categories, used: Int32Array, r: number, tolerance: number, stream: Stream) {
  const { size, n } = categories
  const allowed = tolerance * size
  const order = startingOrder(categories, used, r, stream)
  const counts = new Int32Array(categories.share.length)
  for (let at = 0; at < n; at += 1) count(categories, counts, order[at]!, 1)

  let off = excess(categories, counts, allowed)
  for (let tries = 0; off > 0; tries += 1) {
    if (tries === 200 * size) return undefined
    const x = moreUsed(stream.below(n), stream.below(n), order, used)
    const y = lessUsed(n + stream.below(size - n), n + stream.below(size - n), order, used)
    const change = excessChange(categories, counts, order[x]!, order[y]!, allowed)
    if (change < 0 || (change === 0 && stream.below(4) === 0)) {
      count(categories, counts, order[x]!, -1)
      count(categories, counts, order[y]!, 1)
      const leaves = order[x]!
      order[x] = order[y]!
      order[y] = leaves
      off += change
    }
  }
  const row = new Uint8Array(size)
  for (let at = 0; at < n; at += 1) row[order[at]!] = 1
  return { row, counts }
}

/** Cases by key, then by position: the first n start in the row, the rest outside. */
function startingOrder({ size, n }: Categories, used: Int32Array, r: number, stream: Stream): Int32Array {
  const keys = Float64Array.from(used, (times) => 2 * (size * times - r * n) + stream.below(6 * size))
  return Int32Array.from(used.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b)
}

const moreUsed = (first: number, second: number, order: Int32Array, used: Int32Array) =>
  used[order[second]!]! > used[order[first]!]! ? second : first

const lessUsed = (first: number, second: number, order: Int32Array, used: Int32Array) =>
  used[order[second]!]! < used[order[first]!]! ? second : first
