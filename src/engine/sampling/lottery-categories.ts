/**
 * The categories a sample must mirror, as whole numbers: for category c with N_c of N cases, a row that holds n_c of
 * them misses its share by |N·n_c − n·N_c| / N cases. All tests below are on that numerator, kept up to date case by
 * case instead of being counted again.
 */
import type { Frame } from './frame.ts'

export type Categories = {
  /** N and n. */
  size: number
  n: number
  /** For each stratum, the category number of each case. Category numbers are unique across strata. */
  of: Int32Array[]
  /** n·N_c for each category. */
  share: Int32Array
}

export function readCategories(frame: Pick<Frame, 'cases' | 'strata' | 'n'>): Categories {
  const size = frame.cases.length
  const held: number[] = []
  const of = frame.strata.map((_, stratum) => {
    const numbers = new Map<string, number>()
    return Int32Array.from(frame.cases, ({ categories }) => {
      const name = categories[stratum]!
      const number = numbers.get(name) ?? held.length
      if (!numbers.has(name)) {
        numbers.set(name, number)
        held.push(0)
      }
      held[number]! += 1
      return number
    })
  })
  return { size, n: frame.n, of, share: Int32Array.from(held, (count) => frame.n * count) }
}

/** Adds (or with −1 takes away) one case to the counts of a row. */
export function count(categories: Categories, counts: Int32Array, one: number, by: 1 | -1): void {
  for (const of of categories.of) counts[of[one]!]! += by
}

/** How far beyond the tolerance a row is, summed over categories, times N. `allowed` is tolerance·N. */
export function excess(categories: Categories, counts: Int32Array, allowed: number): number {
  let sum = 0
  for (let c = 0; c < counts.length; c += 1) sum += beyond(categories, c, counts[c]!, allowed)
  return sum
}

function beyond(categories: Categories, category: number, held: number, allowed: number): number {
  const miss = Math.abs(categories.size * held - categories.share[category]!) - allowed
  return Math.max(miss, 0)
}

/** By how much the excess changes when `leaves` is swapped for `enters`. */
export function excessChange(
  categories: Categories,
  counts: Int32Array,
  leaves: number,
  enters: number,
  allowed: number,
): number {
  let change = 0
  for (const of of categories.of) {
    const from = of[leaves]!
    const to = of[enters]!
    if (from === to) continue
    change +=
      beyond(categories, from, counts[from]! - 1, allowed) - beyond(categories, from, counts[from]!, allowed)
    change += beyond(categories, to, counts[to]! + 1, allowed) - beyond(categories, to, counts[to]!, allowed)
  }
  return change
}

/** Whether a row within the tolerance stays within it when `leaves` is swapped for `enters`. */
export function swapKeeps(
  categories: Categories,
  counts: Int32Array,
  leaves: number,
  enters: number,
  allowed: number,
): boolean {
  const { size, share } = categories
  for (const of of categories.of) {
    const from = of[leaves]!
    const to = of[enters]!
    if (from === to) continue
    // One case fewer can only break the lower end, one more only the upper end.
    if (share[from]! - size * (counts[from]! - 1) > allowed) return false
    if (size * (counts[to]! + 1) - share[to]! > allowed) return false
  }
  return true
}
