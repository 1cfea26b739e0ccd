/** Ratings, and the figures that lead to them. */
import { z } from 'zod'
import { id, text, wholeNumber } from './values.ts'

export const rating = z.strictObject({ id, label: text, score: wholeNumber })

/** A run of whole numbers, both ends included, that leads to a rating. `printedAs` is the word for a percentage band. */
export const band = z.strictObject({
  rating: id,
  from: wholeNumber,
  to: wholeNumber,
  printedAs: text.optional(),
})
