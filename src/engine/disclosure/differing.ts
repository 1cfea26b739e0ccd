/** Two tables that anyone may read, and how few children one counts more than the other. */
import type { PublishedRow } from './publishable.ts'
import { type DisclosureRule, isSmall } from './rule.ts'

/**
 * The groups whose numbers of children differ by so few that the difference tells of them, or null. A row is held against
 * those rows of the other table that are the same groups together.
 */
export function differingByFew(
  rows: readonly PublishedRow[],
  others: readonly PublishedRow[],
  rule: DisclosureRule,
): { groups: string[]; by: number } | null {
  for (const [some, against] of [
    [rows, others],
    [others, rows],
  ] as const)
    for (const { groups, total } of some) {
      const parts = against.filter((part) => part.groups.every((group) => groups.includes(group)))
      if (parts.reduce((count, part) => count + part.groups.length, 0) !== groups.length) continue
      const by = Math.abs(total - parts.reduce((all, part) => all + part.total, 0))
      if (isSmall(by, rule)) return { groups, by }
    }
  return null
}
