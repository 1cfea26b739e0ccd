/** How certain ratings are, and how groups of children are compared. */
import { z } from 'zod'
import { id, source, text, wholeNumber } from './values.ts'

const weight = z.number().min(0.25).multipleOf(0.25, 'must be counted in quarters, such as 0.5')

/** How certain ratings are for the whole caseload (engine/certainty). */
export const certainty = z.strictObject({
  /** How often the caseload is completed. */
  draws: wholeNumber.min(1000),
  /**
   * Two cases are assumed beside the sample, one sufficient on everything and one insufficient on everything; this
   * is what each weighs, in sampled cases. Everything is worked out once more with `sensitivityWeight`.
   */
  assumedWeight: weight,
  sensitivityWeight: weight,
  source,
})

/** Children of one group, by the codes of a column or fact. */
const childGroup = z.strictObject({ label: text, codes: z.array(id).min(1) })

/** Comparing groups of children: by columns of the caseload, or by facts that the inspector records. */
export const groups = z.strictObject({
  /** Either one group is held against another, or each category against all other cases. */
  compare: z
    .array(
      z.strictObject({
        column: text.optional(),
        fact: id.optional(),
        /** What the comparison is called; the name of the column or fact without it. */
        label: text.optional(),
        pair: z.tuple([childGroup, childGroup]).optional(),
      }),
    )
    .min(1),
  /** With fewer cases in either group, or where no outcome could be this unlikely by chance, nothing is compared. */
  compareFrom: wholeNumber.min(1),
  unlikelyPercent: wholeNumber.min(1).max(20),
  /** No relative rate is worked out on fewer children than this. */
  ratesFrom: wholeNumber.min(1),
  source,
})
