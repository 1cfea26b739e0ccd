/**
 * An interval by drawing whole cases again, with replacement: the questions of one case hang together, so they must
 * never be drawn apart. Seeded, so that the same cases always give the same interval.
 */
import { createStream } from '../sampling/stream.ts'

/** Percentile interval of `statistic` over lists of places 0 … `cases` − 1. Null results are left out. */
export function bootstrapCases(
  cases: number,
  seed: string,
  levelPercent: number,
  statistic: (places: readonly number[]) => number | null,
  draws = 1000,
): [lowest: number, highest: number] | null {
  const chance = createStream(seed)
  const found: number[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    const value = statistic(Array.from({ length: cases }, () => chance.below(cases)))
    if (value !== null) found.push(value)
  }
  if (found.length === 0) return null
  found.sort((a, b) => a - b)
  const outside = Math.floor(((100 - levelPercent) / 200) * found.length)
  return [found[outside]!, found[found.length - 1 - outside]!]
}
