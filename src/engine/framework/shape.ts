/**
 * The shape of a framework: the published standards of an inspectorate as data.
 *
 * Everything a rule needs stands here: what is asked, of which cases, how answers become ratings, how a sample
 * is sized and drawn, and what a report prints. Code reads these values and holds none of its own.
 * Identity is `id` (never changes); `ref` is the printed label, which may differ from one edition to the next.
 */
import { z } from 'zod'
import { alerts } from './shape/alerts.ts'
import { code, column, disclosure } from './shape/caseload.ts'
import { certainty, groups } from './shape/chances.ts'
import { fact, remark } from './shape/facts.ts'
import { band, rating } from './shape/ratings.ts'
import { caseKind, sampling } from './shape/samples.ts'
import { domain } from './shape/standards.ts'
import { id, source, text, wholeNumber } from './shape/values.ts'

const document = z.strictObject({ id, title: text, published: text.optional(), publisher: text.optional() })

export const frameworkShape = z.strictObject({
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'use a version such as 1.0.0'),
  title: text,
  inspects: text,
  effectiveFrom: z.iso.date(),
  documents: z.array(document).min(1),

  ratings: z.array(rating).min(2),
  keyQuestionBands: z.strictObject({
    /** `round-then-band`: the printed whole percentage decides; `exact`: the fraction itself does. */
    banding: z.enum(['round-then-band', 'exact']),
    bands: z.array(band),
    source,
  }),
  standardRating: z.strictObject({ rule: z.literal('lowest-key-question'), source }),
  promptDenominator: z.strictObject({ of: z.enum(['relevant', 'whole-sample']), source }),
  overall: z.strictObject({ bands: z.array(band), source }),
  /** A poor rating in one standard that caps the overall rating. */
  limitingJudgements: z
    .array(z.strictObject({ standard: id, rated: id, overallAtMost: id, source }))
    .default([]),
  /** When a ratings panel may consider discretion. Found and shown, never applied by the program. */
  discretion: z.strictObject({
    withinPoints: wholeNumber,
    smallBase: wholeNumber,
    domains: z.array(id).min(1),
    source,
  }),

  codeLists: z.record(id, z.array(code).min(1)),
  caseKinds: z.array(caseKind).min(1),
  sampling,
  /** Assessing cases twice. Below so many double-assessed cases counts are shown and no coefficient. */
  secondAssessment: z.strictObject({ coefficientFrom: wholeNumber.min(2), source }).optional(),
  /** Left out by frameworks that were published before it was kept here; engine/certainty/rules says what holds then. */
  certainty: certainty.optional(),
  groups: groups.optional(),
  /** The ratings panel. Left out by frameworks that were published before it was kept here; engine/panel/rules says what holds then. */
  panel: z.strictObject({ quorum: wholeNumber.min(2).max(20), source }).optional(),
  caseload: z.strictObject({ columns: z.array(column).min(1), source }),
  /** Left out by frameworks that were published before it was kept here. */
  disclosure: disclosure.optional(),
  facts: z.array(fact).default([]),
  /** Left out by frameworks that were published before alerts were kept here; engine/casework/alerts says what holds then. */
  alerts: alerts.optional(),
  remarks: z.array(remark).optional(),

  domains: z.array(domain).min(1),

  report: z.strictObject({
    /** Samples up to this size print counts, larger ones percentages. */
    countsUpTo: wholeNumber,
    /** Standing text by name, in the inspectorate's voice; `{…}` marks are filled from the inspection. */
    texts: z.record(id, text),
    /** How many working days the service has to check the facts of a draft. */
    factualAccuracy: z.strictObject({ workingDays: wholeNumber.min(1), source }).optional(),
    source,
  }),
})

export type { Condition } from './shape/conditions.ts'

export type Framework = z.infer<typeof frameworkShape>
export type Domain = Framework['domains'][number]
export type Standard = Domain['standards'][number]
export type KeyQuestion = Standard['keyQuestions'][number]
export type Prompt = KeyQuestion['prompts'][number]
export type Fact = Framework['facts'][number]
export type Remark = NonNullable<Framework['remarks']>[number]
export type CaseKind = Framework['caseKinds'][number]
export type CaseloadColumn = Framework['caseload']['columns'][number]
export type Code = Framework['codeLists'][string][number]
export type Alerts = NonNullable<Framework['alerts']>
export type Severity = Alerts['severities'][number]
export type Rating = Framework['ratings'][number]
export type Band = Framework['overall']['bands'][number]
