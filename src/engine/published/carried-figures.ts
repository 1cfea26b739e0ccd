/** Figures carried over from a published report: their shape. */
import { z } from 'zod'

const count = z.int().min(0)

/** A figure as one place of the report prints it. */
const printedFigure = z.object({
  percent: count.optional(),
  yes: count.optional(),
  relevant: count.optional(),
  notApplicable: z.boolean().optional(),
  /** Where in the file it was read. */
  at: z.object({ page: count.optional(), line: count.optional() }).optional(),
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
  source: z.object({
    title: z.string(),
    publisher: z.string(),
    published: z.string().nullable(),
    /** The file that was read, where a program read it. */
    file: z.object({ digest: z.string(), bytes: count }).optional(),
  }),
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

/** The answers of one child, whom people nearby may know. */
export const isSingleCase = ({ counts }: CarriedKeyQuestion): boolean => counts?.relevant === 1

export const singleCases = ({ keyQuestions }: Carried): Set<string> =>
  new Set(keyQuestions.filter(isSingleCase).map(({ ref }) => ref))

/** More than the shape: what else a file of carried figures may hold. */
const wholeFile = z.looseObject({
  keyQuestions: z.array(keyQuestion.loose()),
  prompts: z.array(z.looseObject({ ref: z.string(), relevant: count.optional() })).default([]),
})

/**
 * The file as open data: as it was carried over, without the answers about a single case, and without the contextual
 * facts, which count children.
 */
export function openCarried(figures: unknown): Record<string, unknown> {
  const { context: _, ...whole } = wholeFile.parse(figures)
  return {
    ...whole,
    keyQuestions: whole.keyQuestions.map(({ printed, counts, ...rest }) =>
      counts?.relevant === 1 ? rest : { ...rest, printed, ...(counts ? { counts } : {}) },
    ),
    prompts: whole.prompts.map((prompt) => {
      if (prompt.relevant !== 1) return prompt
      const { yes: __, relevant: ___, ...rest } = prompt
      return rest
    }),
  }
}
