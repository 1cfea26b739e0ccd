/** Figures carried over from a published report: their shape. */
import { z } from 'zod'

const count = z.int().min(0)

/** A figure as one place of the report prints it. */
const printedFigure = z.object({
  percent: count.optional(),
  yes: count.optional(),
  relevant: count.optional(),
  notApplicable: z.boolean().optional(),
})

const keyQuestion = z.object({
  ref: z.string(),
  /** By place: the table of the section, the annexe. */
  printed: z.strictObject({
    sectionTable: printedFigure.optional(),
    text: printedFigure.optional(),
    annexe: printedFigure.optional(),
  }),
  /** The count behind it: printed, told in the text, or the only one that prints so. */
  counts: z.object({ yes: count, relevant: count, basis: z.string() }).optional(),
  use: z.string().optional(),
})

export const carriedShape = z.object({
  slug: z.string(),
  service: z.string(),
  area: z.string(),
  /** A month ("2020-05") where it is known. */
  published: z.string().nullable(),
  source: z.object({ title: z.string(), publisher: z.string(), published: z.string().nullable() }),
  overall: z.object({ score: count, max: count, rating: z.string() }),
  standards: z.array(
    z.object({
      ref: z.string(),
      name: z.string(),
      rating: z.string().nullable(),
      countsToScore: z.boolean(),
      discretion: z.object({ from: z.string(), to: z.string(), basis: z.string() }).optional(),
    }),
  ),
  keyQuestions: z.array(keyQuestion),
  samples: z.object({
    court: count.optional(),
    outOfCourt: count.optional(),
    resettlement: count.optional(),
  }),
  contradictions: z
    .array(
      z.object({
        where: z.string(),
        printed: z.string(),
        elsewhere: z.string(),
        used: z.string(),
        why: z.string(),
      }),
    )
    .default([]),
})

export type Carried = z.infer<typeof carriedShape>
export type CarriedKeyQuestion = z.infer<typeof keyQuestion>
