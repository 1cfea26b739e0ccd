/**
 * Rules for a "what if", written as data: each part that is given replaces the inspection's own rule, everything else
 * stays as the framework has it. Standards, key questions and ratings are named by their ids, which versions share.
 */
import { z } from 'zod'

const text = z.string().trim().min(1)
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')

export const rulesShape = z.strictObject({
  title: text.max(120),
  /** What is asked by these rules, for whoever reads the answer. */
  about: text.max(1000).optional(),
  /** Rate under another framework. Questions and standards are matched by their ids. */
  framework: id.optional(),
  /** The percentage from which each band begins, by rating; bands that are not named stay where they are. */
  boundaries: z.record(id, z.int().min(1).max(100)).optional(),
  banding: z.enum(['round-then-band', 'exact']).optional(),
  /** What a standard takes: its lowest key question, the mean of their exact shares, or the band in the middle. */
  standardFrom: z.enum(['lowest', 'mean', 'middle']).optional(),
  /** One key question of a standard sets its rating; the others may lower it by so many bands. 0: it decides alone. */
  leading: z
    .strictObject({ keyQuestions: z.array(id).min(1), othersLowerBy: z.int().min(0).max(10) })
    .optional(),
  /** Which cases answer a key question. */
  cases: z
    .strictObject({
      /** Every sampled case does. */
      whole: z.literal(true).optional(),
      /** Those that another framework's rules pick out. */
      subSamplesOf: id.optional(),
      /** By kind of case: how many a sub-sample is taken to leave out where only counts are known. */
      leftOut: z.record(z.string(), z.int().min(0)).optional(),
    })
    .optional(),
  /** Domains or standards for which `standardFrom`, `leading` and `cases` hold; all of them where it is not given. */
  within: z.array(id).min(1).optional(),
  /** Standards that are replaced by something nobody has judged. */
  unknown: z.array(id).min(1).optional(),
  /** No standard caps the overall rating. */
  noLimits: z.literal(true).optional(),
  /** Besides the bounds: what would follow if so many in a hundred of the answers nobody has were sufficient. */
  unaskedSufficient: z.int().min(0).max(100).optional(),
})

export type Rules = z.infer<typeof rulesShape>

/** The parts by which rules differ from those of a framework. */
export const changingParts = [
  'framework',
  'boundaries',
  'banding',
  'standardFrom',
  'leading',
  'cases',
  'unknown',
  'noLimits',
] as const satisfies (keyof Rules)[]
