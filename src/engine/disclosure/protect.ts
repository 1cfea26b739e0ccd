/**
 * Which cells of a table of children to hide so that no small count can be read or worked out, hiding as few children as
 * can be. What is hidden first is a small count, and whatever says something of everybody in a row or column. Then others
 * with it: at least one more in each row and column, and as many as it takes for every count of the first kind to have so
 * many possible values that nothing follows. The cheapest way is searched for exactly, cheapest first.
 */
import { type Bounds, boundsOf, type CellAt } from './bounds.ts'
import { type DisclosureRule, isSmall } from './rule.ts'

export type Counts = readonly (readonly number[])[]

/** Hidden because it is small, because it says something of everybody, or so that another cannot be worked out. */
export type WhyHidden = 'small' | 'everyone' | 'with-another'

export interface HiddenCell {
  row: number
  column: number
  count: number
  why: WhyHidden
  /** What somebody who knows all totals can work out. */
  bounds: Bounds
}

export interface Protected {
  hidden: HiddenCell[]
  /** Whether no cheaper way exists; a large table is given up being searched to the end. */
  cheapest: boolean
}

export interface TotalsKnown {
  columnTotals: boolean
  /** Cells that are not printed anyway. */
  left?: readonly CellAt[]
}

const mostStates = 4000

/** Cells that must not be printed for what they say by themselves. */
export function firstHidden(
  counts: Counts,
  rule: DisclosureRule,
  columnTotals: boolean,
): Map<CellAt, WhyHidden> {
  const columns = counts[0]!.length
  const first = new Map<CellAt, WhyHidden>()
  const lines = [
    ...counts.map((_, row) => counts[row]!.map((__, column) => row * columns + column)),
    ...(columnTotals ? counts[0]!.map((_, column) => counts.map((__, row) => row * columns + column)) : []),
  ]
  const countAt = (at: CellAt) => counts[Math.floor(at / columns)]![at % columns]!
  for (const line of lines) {
    // All in one cell: that count and each zero beside it tell what everybody here is, or is not.
    if (line.length > 1 && line.filter((at) => countAt(at) > 0).length === 1)
      for (const at of line) first.set(at, 'everyone')
  }
  counts.flat().forEach((count, at) => {
    if (isSmall(count, rule)) first.set(at, 'small')
  })
  return first
}

interface Search {
  counts: Counts
  rule: DisclosureRule
  columnTotals: boolean
  first: ReadonlyMap<CellAt, WhyHidden>
  least: 0 | 1
}

type Hidden = readonly CellAt[]

const countAt = ({ counts }: Search, at: CellAt): number => counts.flat()[at]!

/** The cells one of which must be hidden too; empty where none is left that could be; null where nothing is amiss. */
function nextToHide(search: Search, hidden: Hidden): CellAt[] | null {
  const { counts, columnTotals, first, least, rule } = search
  const columns = counts[0]!.length
  const set = new Set(hidden)
  const free = (cells: readonly CellAt[]) => cells.filter((at) => !set.has(at) && countAt(search, at) > 0)
  const everywhere = counts.flat().map((_, at) => at)
  const lines = [
    ...counts.map((_, row) => everywhere.filter((at) => Math.floor(at / columns) === row)),
    ...(columnTotals
      ? counts[0]!.map((_, column) => everywhere.filter((at) => at % columns === column))
      : []),
  ]
  for (const line of lines) if (line.filter((at) => set.has(at)).length === 1) return free(line)
  const bounds = boundsOf(counts, set, { columnTotals, least }, first.keys())
  for (const [lowest, highest] of bounds.values())
    if (highest - lowest < rule.hideUpTo) return free(everywhere)
  return null
}

const costOf = (search: Search, hidden: Hidden): number =>
  hidden.reduce((sum, at) => sum + countAt(search, at), 0)

/** Cheapest first, then fewest cells, then in reading order: the same table always gives the same. */
function cheapest(search: Search, start: Hidden): { hidden: Hidden; cheapest: boolean } | null {
  type State = { hidden: Hidden; cost: number; key: string }
  const stateOf = (hidden: Hidden): State => ({
    hidden,
    cost: costOf(search, hidden),
    key: hidden.map((at) => String(at).padStart(4, '0')).join(),
  })
  const before = (a: State, b: State) =>
    a.cost - b.cost || a.hidden.length - b.hidden.length || (a.key < b.key ? -1 : 1)
  const seen = new Set<string>()
  let waiting = [stateOf(start)]
  for (let looked = 0; looked < mostStates; looked += 1) {
    const state = waiting.shift()
    if (!state) return null
    const next = nextToHide(search, state.hidden)
    if (next === null) return { hidden: state.hidden, cheapest: true }
    const more = next
      .map((at) => stateOf([...state.hidden, at].toSorted((a, b) => a - b)))
      .filter(({ key }) => !seen.has(key))
    for (const { key } of more) seen.add(key)
    waiting = [...waiting, ...more].toSorted(before)
  }
  return byTheWay(search, start)
}

/** One way that holds, hiding the smallest that helps at each step: for tables too large to look at every way. */
function byTheWay(search: Search, start: Hidden): { hidden: Hidden; cheapest: boolean } | null {
  let hidden = [...start]
  for (;;) {
    const next = nextToHide(search, hidden)
    if (next === null) return { hidden, cheapest: false }
    const [one] = next.toSorted((a, b) => countAt(search, a) - countAt(search, b))
    if (one === undefined) return null
    hidden = [...hidden, one].toSorted((a, b) => a - b)
  }
}

/** What to hide, or null where not even hiding everything would be enough. */
export function protect(
  counts: Counts,
  rule: DisclosureRule,
  { columnTotals, left = [] }: TotalsKnown = { columnTotals: true },
): Protected | null {
  const first = firstHidden(counts, rule, columnTotals)
  const start = [...new Set([...left, ...first.keys()])].toSorted((a, b) => a - b)
  if (first.size === 0) return { hidden: [], cheapest: true }
  // Zeros are printed, unless they say something of everybody; whoever knows that knows more.
  const least = start.some((at) => counts.flat()[at] === 0) ? 0 : 1
  const search: Search = { counts, rule, columnTotals, first, least }
  const all = counts.flat().flatMap((count, at) => (count > 0 || first.has(at) ? [at] : []))
  // The more is hidden, the less can be worked out: where all is not enough, nothing is.
  if (nextToHide(search, [...new Set([...all, ...left])]) !== null) return null
  const found = cheapest(search, start)
  if (!found) return null
  const bounds = boundsOf(counts, new Set(found.hidden), { columnTotals, least })
  const columns = counts[0]!.length
  return {
    cheapest: found.cheapest,
    hidden: found.hidden.map((at) => ({
      row: Math.floor(at / columns),
      column: at % columns,
      count: countAt(search, at),
      why: first.get(at) ?? 'with-another',
      bounds: bounds.get(at)!,
    })),
  }
}
