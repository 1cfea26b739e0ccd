/**
 * The shape of a framework: the published standards of an inspectorate as data.
 *
 * Everything a rule needs stands here: what is asked, of which cases, how answers become ratings, how a sample
 * is sized and drawn, and what a report prints. Code reads these values and holds none of its own.
 * Identity is `id` (never changes); `ref` is the printed label, which may differ from one edition to the next.
 */
import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')
const text = z.string().trim().min(1, 'must not be empty')
const wholeNumber = z.int().min(0)

/** What an inspector looks for, in plain words; short enough to be read beside the question. */
const guidanceOf = (longest: number) => text.max(longest).optional()
const guidance = { prompt: guidanceOf(300), fact: guidanceOf(300), keyQuestion: guidanceOf(450) }

/** Where a value comes from: "document-id: section", the document being one of `documents`. */
const source = z.string().regex(/^[a-z0-9-]+: .+/, 'write "document: section"')

const document = z.strictObject({ id, title: text, published: text.optional(), publisher: text.optional() })

/** One entry of a code list. `also` holds other spellings that a caseload file may use (matched loosely). */
const code = z.strictObject({ code: id, label: text, also: z.array(text).default([]) })

const rating = z.strictObject({ id, label: text, score: wholeNumber })

/** A run of whole numbers, both ends included, that leads to a rating. `printedAs` is the word for a percentage band. */
const band = z.strictObject({ rating: id, from: wholeNumber, to: wholeNumber, printedAs: text.optional() })

/** A rule over facts. Facts without an answer make it undecided, never false. */
export type Condition =
  | { fact: string; is: string[] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: id, is: z.array(text).min(1) }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
)

/**
 * A column of the caseload file that a service sends. `headings` are other names the column may carry.
 * A code column without `codes` takes those of the kind of case that the file is for (its `disposals`).
 */
const column = z.strictObject({
  id: z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'use lower-case words joined by underscores'),
  label: text,
  hint: text.optional(),
  kind: z.enum(['reference', 'code', 'date', 'age']),
  codes: id.optional(),
  required: z.boolean().default(true),
  headings: z.array(text).default([]),
})

/**
 * A fact about a case: taken from a caseload column, or recorded by the inspector.
 * A choice has `codes`, or a column whose codes it shares.
 */
const fact = z.strictObject({
  id,
  label: text,
  hint: text.optional(),
  guidance: guidance.fact,
  /** The heading under which the form asks it; facts of one group stand together. */
  group: text.optional(),
  kind: z.enum(['choice', 'yes-no']),
  codes: id.optional(),
  column: text.optional(),
  /** The form offers a note with the answer. */
  note: z.boolean().optional(),
  /**
   * The service's own answer to the same: a fact with the same codes, in order of severity. How far apart the two
   * are, and in which direction, follows. From `askWhyFrom` levels on, the note must say why.
   */
  against: z.strictObject({ fact: id, askWhyFrom: wholeNumber.min(1) }).optional(),
  caseKinds: z.array(id).optional(),
  when: condition.optional(),
  source: source.optional(),
})

/** Facts, or facts and answers, that do not go together well. Said to the inspector; stops nothing. */
const remark = z.strictObject({
  id,
  /** The fact beside which it is said, and whose note may explain it. */
  about: id,
  when: condition,
  /** Only once a question of this standard is answered. */
  answered: id.optional(),
  text,
})

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

const caseKind = z.strictObject({
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

const weight = z.number().min(0.25).multipleOf(0.25, 'must be counted in quarters, such as 0.5')

/** How certain ratings are for the whole caseload (engine/certainty). */
const certainty = z.strictObject({
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
const groups = z.strictObject({
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

const prompt = z.strictObject({
  id,
  letter: z.string().regex(/^[a-z]$/, 'use one lower-case letter'),
  text,
  guidance: guidance.prompt,
  notApplicable: z.boolean().default(true),
})

const keyQuestion = z.strictObject({
  id,
  ref: z.string().regex(/^\d+\.\d+\.\d+$/, 'use a reference such as 2.1.1'),
  text,
  guidance: guidance.keyQuestion,
  /** Which cases answer it. Without a rule every case of the standard's kind does. */
  when: condition.optional(),
  /** What the report calls the cases that count, for example "cases with factors related to the child's safety". */
  whenLabel: text.optional(),
  whenSource: source.optional(),
  prompts: z.array(prompt).default([]),
})

const standard = z.strictObject({
  id,
  ref: z.string().regex(/^\d+\.\d+$/, 'use a reference such as 2.1'),
  name: text,
  statement: text,
  /** Rated from the answers of assessed cases, or by a reasoned judgement on all the evidence. */
  judged: z.enum(['from-cases', 'qualitative']),
  caseKind: id.optional(),
  /** A module outside the total is rated but adds nothing to the score. */
  countsToScore: z.boolean().default(true),
  /** Cases of this kind must exist for the standard to be rated at all. */
  ratedOnlyWithCases: id.optional(),
  keyQuestions: z.array(keyQuestion).min(1),
})

const domain = z.strictObject({
  id,
  ref: z.string().regex(/^\d+$/, 'use a whole number'),
  name: text,
  standards: z.array(standard).min(1),
})

/** How soon each of a severity's steps is due, counted from when the alert was written. */
const severity = z.strictObject({
  id,
  label: text,
  meaning: text,
  /** Who must be told, by the ids of `tell`. */
  tell: z.array(z.strictObject({ who: id, withinMinutes: wholeNumber.min(1) })).min(1),
  acknowledgeWithinMinutes: wholeNumber.min(1),
  recheckAfterHours: wholeNumber.min(1),
})

/** "Someone is at immediate risk": what an alert needs, and the fact that says of every case whether there is one. */
const alerts = z.strictObject({
  /** What stands above everything else where an alert is raised. */
  emergency: text,
  tell: z.array(z.strictObject({ id, label: text })).min(1),
  /** Most severe first. */
  severities: z.array(severity).min(1),
  fact: z.strictObject({ id, noneFound: id, raised: id }),
  source,
})

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
  sampling: z.strictObject({
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
  }),
  /** Assessing cases twice. Below so many double-assessed cases counts are shown and no coefficient. */
  secondAssessment: z.strictObject({ coefficientFrom: wholeNumber.min(2), source }).optional(),
  /** Left out by frameworks that were published before it was kept here; engine/certainty/rules says what holds then. */
  certainty: certainty.optional(),
  groups: groups.optional(),
  caseload: z.strictObject({ columns: z.array(column).min(1), source }),
  /** What of a caseload's figures anyone may read. Left out by frameworks that were published before it was kept here. */
  disclosure: z
    .strictObject({
      /** Counts from 1 to this are hidden, and others from which they could be worked out. */
      hideUpTo: wholeNumber,
      /** A list of fewer cases is not broken down. */
      breakDownFrom: wholeNumber.min(1),
      source,
    })
    .optional(),
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
