/** Kinds of case, and how many of each are drawn and how. */
import { z } from 'zod'
import { id, source, text, wholeNumber } from './values.ts'

const sampleRule = z.discriminatedUnion('method', [
  /** Size from a confidence level and margin with finite population correction. */
  z.strictObject({
    method: z.literal('formula'),
    /** Two-sided confidence, per cent, and the normal quantile pinned as text so that no rounding creeps in. */
    confidencePercent: wholeNumber.max(99),
    z: z.string().regex(/^\d+\.\d+$/, 'write the quantile as a decimal'),
    marginPoints: wholeNumber.max(50),
    proportionPercent: wholeNumber.max(100),
    source,
  }),
  /** Size as a share of another case kind's size: `ratio` of the two, or each kind's share of the caseload. */
  z.strictObject({
    method: z.literal('share'),
    of: id,
    ratio: z
      .union([z.literal('caseload'), z.strictObject({ own: wholeNumber.min(1), other: wholeNumber.min(1) })])
      .describe('own : other'),
    source,
  }),
  z.strictObject({ method: z.literal('all'), source }),
])

const leavingReason = z.strictObject({ id, label: text })

export const caseKind = z.strictObject({
  id,
  label: text,
  /** A case is eligible when its disposal date lies this many months before the announcement. */
  window: z.strictObject({
    fromMonths: wholeNumber,
    toMonths: wholeNumber,
    column: text,
    source,
  }),
  /** The code list whose disposals belong to this kind of case. */
  disposals: id,
  sample: sampleRule,
  /** Caseloads of up to so many cases are read whole, whatever the rule gives. */
  censusUpTo: wholeNumber.optional(),
})

export const sampling = z.strictObject({
  /** Columns whose categories the sample must mirror. */
  strata: z.array(text).min(1),
  /** How many possible samples the lottery lists at least, and how far (in cases) each may miss a category. */
  lotteryRows: wholeNumber.min(1),
  tolerance: wholeNumber,
  /** Strata in order of weight, to sort by where no list can be drawn from; as they stand in `strata` without it. */
  systematicOrder: z.array(text).min(1).optional(),
  /** Why a drawn case may leave, and from which share of the sample on that is said loudly. */
  substitution: z
    .strictObject({
      /** It should not have been on the list at all. */
      ineligible: z.array(leavingReason).min(1),
      /** It belongs there, but nobody could read it. */
      notInspectable: z.array(leavingReason).min(1),
      warnAbovePercent: wholeNumber.max(100),
      source,
    })
    .optional(),
  /** In groups of fewer sampled cases than this a sample says nothing about the group. */
  groupFrom: wholeNumber.min(1).optional(),
  source,
})
