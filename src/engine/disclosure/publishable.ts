/**
 * A table of children by groups in the form in which anyone may read it. Where hiding cells is not enough, the smallest
 * categories are put together and it is tried again; where none are left to put together, the table is withheld.
 */
import { type HiddenCell, protect } from './protect.ts'
import type { DisclosureRule } from './rule.ts'

export interface TableToPublish {
  /** A group each, which together are all children of the table. */
  rows: readonly { label: string; counts: readonly number[] }[]
  columns: readonly string[]
  /** Whether groups stand in order, so that only neighbours may be put together. */
  ordered: boolean
}

export interface PublishedRow {
  /** The groups that were put together; mostly one. */
  groups: string[]
  total: number
  /** Null where it is hidden. */
  counts: (number | null)[]
}

export type WhyWithheld =
  /** There are fewer children than are ever broken down. */
  | 'few-children'
  /** All are in one group or have one answer, so there is nothing to break down. */
  | 'one-line'
  /** A group is too small for figures, and there is no other to put it with. */
  | 'small-group'
  /** Not even hiding every cell would leave each small count open enough. */
  | 'no-way-holds'
  /** So much would be hidden that nothing is left to print. */
  | 'nothing-left'
  /** Set beside another table, it would tell of a few children. */
  | 'differs-by-few'
  /** Set beside the contextual facts, it would help to work out what they hide. */
  | 'gives-facts-away'

export interface Publishable {
  columns: string[]
  /** Null where the table is withheld. */
  rows: PublishedRow[] | null
  withheld: WhyWithheld | null
  hidden: HiddenCell[]
  /** What was done and why, in order, in words. */
  trace: string[]
}

type Row = { groups: string[]; counts: number[] }

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

/** "Girls", "Girls or boys", "A, B or C" */
export const groupsInWords = (groups: readonly string[]): string =>
  groups.length < 2 ? (groups[0] ?? '') : `${groups.slice(0, -1).join(', ')} or ${groups.at(-1)}`

/** The two rows to put together next: the smallest, and the smallest that may go with it. */
function nextTogether(rows: readonly Row[], ordered: boolean): [number, number] {
  const totals = rows.map(({ counts }) => sum(counts))
  const smallestOf = (places: readonly number[]) =>
    places.reduce((best, at) => (totals[at]! < totals[best]! ? at : best), places[0]!)
  const places = rows.map((_, at) => at)
  const one = smallestOf(places)
  const other = smallestOf(places.filter((at) => at !== one && (!ordered || Math.abs(at - one) === 1)))
  return [Math.min(one, other), Math.max(one, other)]
}

function putTogether(rows: readonly Row[], [first, second]: [number, number]): Row[] {
  const [a, b] = [rows[first]!, rows[second]!]
  const both: Row = {
    groups: [...a.groups, ...b.groups],
    counts: a.counts.map((count, at) => count + b.counts[at]!),
  }
  return rows.flatMap((row, at) => (at === first ? [both] : at === second ? [] : [row]))
}

type Tried = { hidden: HiddenCell[]; cheapest: boolean } | { why: WhyWithheld; words: string }

function tryPrinting(rows: readonly Row[], columns: readonly string[], rule: DisclosureRule): Tried {
  const few = rows.find(({ counts }) => sum(counts) < rule.breakDownFrom)
  if (few)
    return {
      why: 'small-group',
      words: `${groupsInWords(few.groups)}: ${sum(few.counts)} in all, and groups of fewer than ${rule.breakDownFrom} are not broken down.`,
    }
  const protection = protect(
    rows.map(({ counts }) => counts),
    rule,
  )
  if (!protection)
    return {
      why: 'no-way-holds',
      words:
        'Even with every cell hidden, the totals would tell too much of a small count: there is no way to hide cells that holds.',
    }
  const cells = rows.flatMap(({ counts }) => counts)
  const at = new Set(protection.hidden.map(({ row, column }) => row * columns.length + column))
  if (cells.every((count, cell) => count === 0 || at.has(cell)))
    return {
      why: 'nothing-left',
      words: 'Every cell would have to be hidden, so nothing would be left to print.',
    }
  return protection
}

const whyInWords = (
  { row, column, count, why, bounds }: HiddenCell,
  rows: readonly Row[],
  columns: readonly string[],
  rule: DisclosureRule,
): string => {
  const name = `${groupsInWords(rows[row]!.groups)}, ${columns[column]!.toLowerCase()}: ${count} is hidden`
  const open = `From the totals anything from ${bounds[0]} to ${bounds[1]} is possible.`
  if (why === 'small') return `${name}, because it is from 1 to ${rule.hideUpTo}. ${open}`
  if (why === 'everyone')
    return `${name}, because it would tell something of every child in its row or column. ${open}`
  return `${name}, so that another cannot be worked out. ${open}`
}

export function publishable(table: TableToPublish, rule: DisclosureRule): Publishable {
  const columns = [...table.columns]
  const trace: string[] = []
  const withheld = (why: WhyWithheld, words: string): Publishable => ({
    columns,
    rows: null,
    withheld: why,
    hidden: [],
    trace: [...trace, words, 'The table is withheld.'],
  })
  // A group that nobody is in is no row.
  let rows: Row[] = table.rows
    .filter(({ counts }) => sum(counts) > 0)
    .map(({ label, counts }) => ({ groups: [label], counts: [...counts] }))
  const all = sum(rows.map(({ counts }) => sum(counts)))
  if (all < rule.breakDownFrom)
    return withheld('few-children', `${all} in all: fewer than ${rule.breakDownFrom} are not broken down.`)
  if (rows.length < 2) return withheld('one-line', 'All are in one group, so there is nothing to break down.')
  if (columns.filter((_, at) => rows.some(({ counts }) => counts[at]! > 0)).length < 2)
    return withheld('one-line', 'All have the same answer, so there is nothing to break down.')
  for (;;) {
    const tried = tryPrinting(rows, columns, rule)
    if (!('why' in tried)) {
      trace.push(
        ...tried.hidden.map((cell) => whyInWords(cell, rows, columns, rule)),
        tried.hidden.length === 0
          ? 'Nothing needs to be hidden.'
          : tried.cheapest
            ? 'No way that hides fewer children holds.'
            : 'The table is too large to try every way; this one holds.',
      )
      const hidden = new Set(tried.hidden.map(({ row, column }) => row * columns.length + column))
      return {
        columns,
        rows: rows.map(({ groups, counts }, row) => ({
          groups,
          total: sum(counts),
          counts: counts.map((count, column) => (hidden.has(row * columns.length + column) ? null : count)),
        })),
        withheld: null,
        hidden: tried.hidden,
        trace,
      }
    }
    if (rows.length <= 2) return withheld(tried.why, tried.words)
    const together = nextTogether(rows, table.ordered)
    const [a, b] = together.map((at) => groupsInWords(rows[at]!.groups))
    trace.push(tried.words, `Put together: ${a}; ${b}.`)
    rows = putTogether(rows, together)
  }
}
