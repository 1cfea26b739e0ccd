/**
 * How often children of a group are in the caseload, set against how often white children are, both as shares of the
 * area's population: the relative rate index. It is about police, courts and the service together; how well the
 * service works with either group is another question.
 */
import type { Population } from '../caseload/comparators.ts'
import { relativeRate } from './two-shares.ts'

export interface Presence {
  group: { label: string; cases: number; percent: number | null; people: number | null }
  against: { label: string; cases: number; percent: number | null; people: number | null }
  /** Null where either group has too few cases for a rate. */
  index: { value: number; interval: [number, number] | null } | null
}

/** From shares alone, as reports print them: (share of caseload ÷ share of population) over the same for the other. */
export const indexOfShares = (
  group: { caseload: number; population: number },
  against: { caseload: number; population: number },
): number => group.caseload / group.population / (against.caseload / against.population)

/**
 * @param cases by code, over the whole caseload; whoever is not known is in no group
 * @param ratesFrom with fewer cases in either group no rate is given
 */
export function relativePresence(
  { groups, against }: Population['columns'][string],
  cases: ReadonlyMap<string, number>,
  ratesFrom: number,
): Presence[] {
  const count = (codes: readonly string[]) => codes.reduce((sum, code) => sum + (cases.get(code) ?? 0), 0)
  const side = ({ label, codes, percent, people }: (typeof groups)[number]) => ({
    label,
    cases: count(codes),
    percent: percent ?? null,
    people: people ?? null,
  })
  const other = side(against)
  return groups.map((one): Presence => {
    const group = side(one)
    if (Math.min(group.cases, other.cases) < ratesFrom) return { group, against: other, index: null }
    if (group.people !== null && other.people !== null) {
      const index = relativeRate({
        first: { yes: group.cases, of: group.people },
        second: { yes: other.cases, of: other.people },
      })
      return { group, against: other, index }
    }
    // Shares are rounded and say nothing of how many children they are of, so no interval follows from them.
    const value = indexOfShares(
      { caseload: group.cases, population: group.percent! },
      { caseload: other.cases, population: other.percent! },
    )
    return { group, against: other, index: { value, interval: null } }
  })
}
