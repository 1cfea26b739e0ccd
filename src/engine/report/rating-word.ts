import { ratingByName } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import type { RatingWord } from './document.ts'

/** A rating by its printed label, with its place on the framework's scale. */
export function ratingWord(framework: Framework, label: string | null): RatingWord | null {
  const rating = label === null ? undefined : ratingByName(framework, label)
  if (!rating) return null
  const highest = Math.max(...framework.ratings.map(({ score }) => score))
  return { label: rating.label, score: rating.score, highest }
}
