/** How many ratings go from each rating to each other one. What is not known for certain is counted apart. */
import type { Rating } from '../framework/shape.ts'

type Range = { lowest: string | null; highest: string | null }

export type Transitions = {
  /** From the lowest rating to the highest. */
  ratings: string[]
  /** Row: the rating by the inspection's own rules; column: by the others. */
  counts: number[][]
  /** By row: more than one rating is possible, and none by the other rules (the standard is not rated, or is gone). */
  notKnown: number[]
  gone: number[]
}

const known = (range: Range | null | undefined): string | null =>
  range && range.lowest === range.highest ? range.lowest : null

export function transitions(
  ratings: readonly Rating[],
  pairs: readonly { from: Range | null; to: Range | null | undefined }[],
): Transitions {
  const labels = [...new Set(ratings.toSorted((a, b) => a.score - b.score).map((rating) => rating.label))]
  const counts = labels.map(() => labels.map(() => 0))
  const notKnown = labels.map(() => 0)
  const gone = labels.map(() => 0)
  for (const { from, to } of pairs) {
    const before = known(from)
    if (before === null) continue
    const row = labels.indexOf(before)
    const after = known(to)
    if (after !== null) counts[row]![labels.indexOf(after)]! += 1
    else if (to && to.lowest !== to.highest) notKnown[row]! += 1
    else gone[row]! += 1
  }
  return { ratings: labels, counts, notKnown, gone }
}
