/**
 * What of a table of children may be printed for anyone to read. A small count can point to a child, and one hidden
 * count can be worked out from the total; so small ones are hidden, and others with them until nothing follows.
 */

import type { Framework } from '../framework/shape.ts'

export type DisclosureRule = Omit<NonNullable<Framework['disclosure']>, 'source'>

/** For frameworks published before they said so themselves: as is usual in official statistics. */
const usual: DisclosureRule = { hideUpTo: 4, breakDownFrom: 10 }

export const disclosureRule = ({ disclosure }: Pick<Framework, 'disclosure'>): DisclosureRule =>
  disclosure ?? usual

export type Disclosed<R> = R | (Omit<R, 'count' | 'percent'> & { count: null; percent: null })

/**
 * The rows as they may be printed beside their total, or null where the table had better not be printed at all.
 * @param total every case, including any that is in no row
 */
export function disclosed<R extends { count: number; percent: number }>(
  rows: readonly R[],
  total: number,
  rule: DisclosureRule,
): Disclosed<R>[] | null {
  if (total < rule.breakDownFrom) return null
  // That all are of one kind says it of each of them.
  if (rows.some(({ count }) => count === total)) return null
  const rest = total - rows.reduce((sum, { count }) => sum + count, 0)
  const small = (count: number) => count >= 1 && count <= rule.hideUpTo
  const hidden = new Set(rows.flatMap(({ count }, at) => (small(count) ? [at] : [])))
  if (hidden.size === 0 && !small(rest)) return [...rows]
  const next = rows
    .map(({ count }, at) => ({ count, at }))
    .filter(({ count, at }) => count > 0 && !hidden.has(at))
    .toSorted((a, b) => a.count - b.count)
  // What is in no row is hidden as well: only its sum with the hidden rows can be worked out.
  const parts = () => hidden.size + (rest > 0 ? 1 : 0)
  const sum = () => rest + [...hidden].reduce((all, at) => all + rows[at]!.count, 0)
  while (parts() < 2 || sum() - parts() < rule.hideUpTo) {
    const one = next.shift()
    if (!one) return null
    hidden.add(one.at)
  }
  // A table of nothing but hidden figures tells nobody anything.
  if (rows.every(({ count }, at) => count === 0 || hidden.has(at))) return null
  return rows.map((row, at) => (hidden.has(at) ? { ...row, count: null, percent: null } : row))
}
