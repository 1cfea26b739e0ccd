/**
 * What somebody who knows the totals of a table can work out about the counts that are hidden in it.
 *
 * The hidden counts of a table with two sides are whole numbers that add up, in each row and column, to what is missing
 * there: a transportation problem. The true counts solve it, and every other solution is reached from them by moving
 * children around closed loops of hidden cells. So the most a cell can hold is what it holds and the greatest flow that
 * the others can bring it; the least, what it holds without the greatest flow they can take. Flows of whole capacities are
 * whole, so both ends are exact and really occur.
 */
import { type Capacities, greatestFlow } from './small-flow.ts'

export interface Known {
  /** Whether the totals of columns are known, as those of rows are. A list of counts is one row without them. */
  columnTotals: boolean
  /** What every hidden cell holds at least: 1 where it is known that zeros are printed. */
  least: 0 | 1
}

export type Bounds = [lowest: number, highest: number]

/** A cell of a table, counted along its rows. */
export type CellAt = number

/** From each row to each column: what a hidden cell may still take; and back: what it may still give. */
function network(
  counts: readonly (readonly number[])[],
  hidden: ReadonlySet<CellAt>,
  { columnTotals, least }: Known,
): Capacities {
  const rows = counts.length
  const columns = counts[0]!.length
  const anywhere = rows + columns
  const capacities = Array.from({ length: anywhere + 1 }, () => new Array<number>(anywhere + 1).fill(0))
  for (const at of hidden) {
    const row = Math.floor(at / columns)
    const column = rows + (at % columns)
    capacities[row]![column] = Infinity
    capacities[column]![row] = counts[row]![at % columns]! - least
  }
  if (!columnTotals) {
    // Where nobody knows the totals of columns, what one gives another may take.
    for (let column = rows; column < anywhere; column += 1) {
      capacities[column]![anywhere] = Infinity
      capacities[anywhere]![column] = Infinity
    }
  }
  return capacities
}

/** The lowest and highest count that fit everything printed, for each of these hidden cells. */
export function boundsOf(
  counts: readonly (readonly number[])[],
  hidden: ReadonlySet<CellAt>,
  known: Known,
  cells: Iterable<CellAt> = hidden,
): Map<CellAt, Bounds> {
  const columns = counts[0]?.length ?? 0
  const bounds = new Map<CellAt, Bounds>()
  for (const at of cells) {
    const row = Math.floor(at / columns)
    const column = counts.length + (at % columns)
    const held = counts[row]![at % columns]!
    const others = () => {
      const capacities = network(counts, hidden, known)
      capacities[row]![column] = 0
      capacities[column]![row] = 0
      return capacities
    }
    const given = greatestFlow(others(), row, column, held - known.least)
    bounds.set(at, [held - given, held + greatestFlow(others(), column, row)])
  }
  return bounds
}
