/** What of a list of counts of children may be printed beside their total: a table of one row, whose columns have no totals. */
import { protect } from './protect.ts'
import type { DisclosureRule } from './rule.ts'

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
  const counts = rows.map(({ count }) => count)
  const rest = total - counts.reduce((sum, count) => sum + count, 0)
  // What is in no row is not printed either: only its sum with the hidden rows can be worked out.
  const protection = protect([rest > 0 ? [...counts, rest] : counts], rule, {
    columnTotals: false,
    left: rest > 0 ? [rows.length] : [],
  })
  if (!protection) return null
  const hidden = new Set(protection.hidden.map(({ column }) => column))
  // A table of nothing but hidden figures tells nobody anything.
  if (rows.every(({ count }, at) => count === 0 || hidden.has(at))) return null
  return rows.map((row, at) => (hidden.has(at) ? { ...row, count: null, percent: null } : row))
}
