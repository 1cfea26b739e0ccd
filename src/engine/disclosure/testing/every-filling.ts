/** The other way to find what can be worked out about hidden cells: try every filling that adds up to what is printed. */
import type { Bounds, Known } from '../bounds.ts'
import type { Counts } from '../protect.ts'

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

export function* everyFilling(
  counts: Counts,
  hidden: ReadonlySet<number>,
  { columnTotals, least }: Known,
): Generator<number[][]> {
  const columns = counts[0]!.length
  const cells = [...hidden].toSorted((a, b) => a - b)
  const table = counts.map((row) => [...row])
  const rowSums = counts.map(sum)
  const columnSums = counts[0]!.map((_, column) => sum(counts.map((row) => row[column]!)))
  const fits = () =>
    table.every((row, at) => sum(row) === rowSums[at]) &&
    (!columnTotals || columnSums.every((total, column) => sum(table.map((row) => row[column]!)) === total))
  function* fill(place: number): Generator<number[][]> {
    const at = cells[place]
    if (at === undefined) {
      if (fits()) yield table.map((row) => [...row])
      return
    }
    const row = Math.floor(at / columns)
    // The others of this row, those that are not filled yet with what they hold at least.
    const others = sum(
      table[row]!.map((count, column) => {
        const other = row * columns + column
        if (other === at) return 0
        return hidden.has(other) && cells.indexOf(other) > place ? least : count
      }),
    )
    for (let value: number = least; value <= rowSums[row]! - others; value += 1) {
      table[row]![at % columns] = value
      yield* fill(place + 1)
    }
    table[row]![at % columns] = counts[row]![at % columns]!
  }
  yield* fill(0)
}

export function rangesOf(counts: Counts, hidden: ReadonlySet<number>, known: Known): Record<number, Bounds> {
  const columns = counts[0]!.length
  const ranges: Record<number, Bounds> = {}
  for (const filled of everyFilling(counts, hidden, known))
    for (const at of hidden) {
      const value = filled[Math.floor(at / columns)]![at % columns]!
      const [lowest, highest] = ranges[at] ?? [value, value]
      ranges[at] = [Math.min(lowest, value), Math.max(highest, value)]
    }
  return ranges
}
