/** Which framework a report was written under: the one whose standards it prints most of, number and name. */
import { standardsInOrder } from '../../../framework/find.ts'
import type { Framework } from '../../../framework/shape.ts'
import type { Line } from './lines.ts'
import { standardAt } from './where.ts'

/** Fewer standards than this make no report on an inspection. */
const fewest = 4

export function nameFramework(frameworks: Iterable<Framework>, lines: readonly Line[]): Framework | null {
  let best: { framework: Framework; found: number; missing: number } | null = null
  for (const framework of frameworks) {
    const printed = new Set(lines.flatMap((line) => standardAt(framework, line)?.ref ?? []))
    const found = printed.size
    const missing = standardsInOrder(framework).length - found
    if (found < fewest) continue
    // Of two with as many standards found, the one of which fewer are missing.
    if (!best || found > best.found || (found === best.found && missing < best.missing))
      best = { framework, found, missing }
  }
  return best?.framework ?? null
}
