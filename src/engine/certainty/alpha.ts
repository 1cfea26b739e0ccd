/**
 * Krippendorff's alpha for categories, for any number of observers and with gaps.
 * Formula: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
 */

/** Each unit's values, one for each observer who judged it. A unit with fewer than two says nothing and is left out. */
export type Units = readonly (readonly string[])[]

/** Null when every value is the same: nothing could have differed. */
export function alpha(units: Units): number | null {
  const totals = new Map<string, number>()
  let pairable = 0
  let differing = 0
  for (const values of units) {
    if (values.length < 2) continue
    pairable += values.length
    const counts = new Map<string, number>()
    for (const value of values) {
      counts.set(value, (counts.get(value) ?? 0) + 1)
      totals.set(value, (totals.get(value) ?? 0) + 1)
    }
    // Each ordered pair of a unit weighs 1/(m − 1).
    for (const count of counts.values()) differing += (count * (values.length - count)) / (values.length - 1)
  }
  let expected = 0
  for (const total of totals.values()) expected += total * (pairable - total)
  return expected === 0 ? null : 1 - ((pairable - 1) * differing) / expected
}

/** The units of a table of two observers. */
export const unitsOf = (table: readonly (readonly number[])[]): string[][] =>
  table.flatMap((row, k) => row.flatMap((count, l) => Array.from({ length: count }, () => [`${k}`, `${l}`])))
