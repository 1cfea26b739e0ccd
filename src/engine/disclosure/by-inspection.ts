/**
 * Counts of two groups, inspection by inspection, for people outside the inspections' teams. The sums over all are shown,
 * and how many of an inspection's cases were answered yes is published, so what is hidden must hold against both: the
 * answers yes are one table of inspections by groups, the others another, each with all its totals known.
 */
import { boundsOf, type CellAt } from './bounds.ts'
import { firstHidden } from './protect.ts'
import type { DisclosureRule } from './rule.ts'

type Share = { yes: number; of: number }

export interface OfInspection {
  name: string
  first: Share
  second: Share
}

/** An inspection's counts are shown together or not at all. */
export type InspectionRow = { name: string; shown: { first: Share; second: Share } | null }

const cellsOf = ({ first, second }: OfInspection) => [
  [first.yes, first.of - first.yes],
  [second.yes, second.of - second.yes],
]

/** What of an inspection's four counts must not be shown by itself, by answer and group. */
function firstOf(one: OfInspection, rule: DisclosureRule): { answer: 0 | 1; group: 0 | 1 }[] {
  if (one.first.of + one.second.of === 0) return []
  return [...firstHidden(cellsOf(one), rule, true).keys()].map((at) => ({
    group: at < 2 ? 0 : 1,
    answer: at % 2 === 0 ? 0 : 1,
  }))
}

const tooSmall = ({ first, second }: OfInspection, { breakDownFrom }: DisclosureRule): boolean =>
  [first.of, second.of].some((of) => of > 0 && of < breakDownFrom)

/** Whether the sums leave each small count of these inspections as many possible values as the rule asks. */
function holds(hidden: readonly OfInspection[], rule: DisclosureRule): boolean {
  if (hidden.length === 1) return false
  return ([0, 1] as const).every((answer) => {
    const counts = hidden.map((one) => cellsOf(one).map((group) => group[answer]!))
    const first = hidden.flatMap((one, row): CellAt[] =>
      firstOf(one, rule).flatMap((cell) => (cell.answer === answer ? [row * 2 + cell.group] : [])),
    )
    const all = new Set(counts.flat().map((_, at) => at))
    const least = counts.flat().includes(0) ? 0 : 1
    const bounds = boundsOf(counts, all, { columnTotals: true, least }, first)
    return [...bounds.values()].every(([lowest, highest]) => highest - lowest >= rule.hideUpTo)
  })
}

const size = ({ first, second }: OfInspection): number => first.of + second.of

/** Null where not even hiding every inspection's counts would hold. */
export function byInspection(
  inspections: readonly OfInspection[],
  rule: DisclosureRule,
): InspectionRow[] | null {
  const hidden = new Set(inspections.filter((one) => tooSmall(one, rule) || firstOf(one, rule).length > 0))
  const others = inspections.filter((one) => !hidden.has(one)).toSorted((a, b) => size(a) - size(b))
  while (hidden.size > 0 && !holds([...hidden], rule)) {
    const next = others.shift()
    if (!next) return null
    hidden.add(next)
  }
  return inspections.map((one) => ({
    name: one.name,
    shown: hidden.has(one) ? null : { first: one.first, second: one.second },
  }))
}
