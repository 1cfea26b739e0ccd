/** Figures carried over from a published report: their shape, and the engine's own rating of them. */
import { z } from 'zod'
import { standardByRef } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Rated } from '#engine/rating/rated.ts'
import { caseKindKey } from '#engine/rating/results.ts'
import { inReportOrder } from './printed-places.ts'

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

/** Counts where they are known; otherwise the figure of the last place that prints it, the report's data annexe. */
function given({ ref, printed, counts }: CarriedKeyQuestion) {
  if (counts) return { ref, yes: counts.yes, relevant: counts.relevant }
  const last = inReportOrder(printed).at(-1)?.figure
  return last?.percent === undefined ? { ref, yes: 0, relevant: 0 } : { ref, percent: last.percent }
}

/** Cases assessed, for the kinds of case that the framework knows. */
function assessed(framework: Framework, { samples }: Carried): Record<string, number> {
  const known = framework.caseKinds.map(({ id }) => caseKindKey(id))
  return Object.fromEntries(
    Object.entries(samples).filter((entry): entry is [string, number] => known.includes(entry[0])),
  )
}

/**
 * Rates carried figures by the framework's rules. Judgements and the panel's decisions are taken as printed, the
 * rest is worked out.
 * @returns the rating, or why the figures cannot be rated
 */
export function rerate(framework: Framework, carried: Carried): { rated: Rated } | { faults: string[] } {
  const qualitative = carried.standards.filter(
    ({ ref, rating }) => rating && standardByRef(framework, ref)?.judged === 'qualitative',
  )
  const checked = checkResults(framework, {
    framework: framework.id,
    service: carried.service,
    keyQuestions: carried.keyQuestions.map(given),
    judgements: qualitative.map(({ ref, rating }) => ({ ref, rating })),
    discretion: carried.standards.flatMap(({ ref, discretion }) =>
      discretion ? [{ ref, to: discretion.to, reason: discretion.basis }] : [],
    ),
    cases: assessed(framework, carried),
  })
  return 'faults' in checked
    ? { faults: checked.faults.map(({ path, message }) => `${path}: ${message}`) }
    : { rated: rate(framework, checked.results) }
}
