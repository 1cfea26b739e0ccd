/** What goes into a rating: the answers counted per key question, the judgements, and the panel's decisions. */
import { z } from 'zod'

const text = z.string().trim().min(1)
const count = z.int().min(0)

/** Numbers of cases by kind, for example `{ court: 24, outOfCourt: 37 }`. */
const byCaseKind = z.record(z.string(), count)

export const resultsShape = z.strictObject({
  framework: text,
  service: text.optional(),
  /** Either `yes` and `relevant` (0 relevant: the question does not apply) or a whole `percent`. */
  keyQuestions: z
    .array(
      z.strictObject({
        ref: text,
        yes: count.optional(),
        relevant: count.optional(),
        percent: count.max(100).optional(),
      }),
    )
    .default([]),
  judgements: z.array(z.strictObject({ ref: text, rating: text })).default([]),
  discretion: z.array(z.strictObject({ ref: text, to: text, reason: text })).default([]),
  /** Eligible cases in the whole caseload. */
  caseload: byCaseKind.default({}),
  /** Cases assessed. Where it is not given it is taken from the questions that every case answers. */
  cases: byCaseKind.default({}),
})

export type Results = z.infer<typeof resultsShape>

/** out-of-court → outOfCourt, the key by which a results file names a kind of case */
export const caseKindKey = (caseKind: string): string =>
  caseKind.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
