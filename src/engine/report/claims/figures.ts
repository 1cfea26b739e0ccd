/** The figures that a report's claims are held against, wherever they come from: a result, or the report's own tables. */
import { keyQuestionsInOrder, promptById } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'
import { percentOf } from '../../rating/percent.ts'
import type { Rated } from '../../rating/rated.ts'
import { caseKindKey, type Results } from '../../rating/results.ts'
import type { PromptCount } from '../../rating/tally.ts'
import type { Place } from './finding.ts'

/** One printed figure of a key question, or of a prompt behind it. */
export type Figure = {
  /** "2.1.1" or "2.1.1 a" */
  ref: string
  level: 'question' | 'prompt'
  /** The references of the standard and the key question it belongs to. */
  standard: string
  question: string
  text: string
  /** Null where the question applies to no case. */
  percent: number | null
  yes?: number
  relevant?: number
  /** The count is not printed: it is the only one over the sample that makes the percentage. */
  derived?: boolean
  /** The percentage is not printed: it was worked out from the count. */
  asCount?: boolean
  /** The second share of a prompt, over the whole sample, where a table prints it beside the share of relevant cases. */
  over?: 'sample'
  place: Place
  /** Where it is printed. */
  part: 'body' | 'annex' | 'result'
}

export type PrintedRating = {
  ref: string
  rating: string
  place: Place
  part: 'table' | 'body' | 'annex' | 'result'
}

export type Figures = {
  framework: Framework
  /** Of one reference there may be several, if it is printed more than once. */
  printed: Figure[]
  ratings: PrintedRating[]
  score: number | null
  overall: string | null
  /** Cases that were read, by kind of case. */
  cases: Readonly<Record<string, number>>
}

/** A counted prompt, over the cases it applied to and over the whole sample. */
function figuresOfPrompt(
  framework: Framework,
  { id, ref, keyQuestion, yes, relevant, sample }: PromptCount,
): Figure[] {
  const found = promptById(framework, id)
  if (!found) return []
  const over = (of: number) => ({
    ref,
    level: 'prompt' as const,
    standard: found.standard.ref,
    question: keyQuestion,
    text: found.prompt.text,
    percent: of === 0 ? null : percentOf(yes, of),
    yes,
    relevant: of,
    place: {},
    part: 'result' as const,
  })
  return [over(relevant), { ...over(sample), over: 'sample' }]
}

/**
 * What a finished result says: the one truth of a report that is written here.
 * @param prompts where they were counted; the tables of a whole report print them anyhow
 */
export function figuresOfResult(
  framework: Framework,
  results: Results,
  rated: Rated,
  prompts: readonly PromptCount[] = [],
): Figures {
  const questions = keyQuestionsInOrder(framework).flatMap(({ keyQuestion, standard }): Figure[] => {
    const one = rated.keyQuestions.find(({ ref }) => ref === keyQuestion.ref)
    if (!one) return []
    return [
      {
        ref: one.ref,
        level: 'question',
        standard: standard.ref,
        question: one.ref,
        text: keyQuestion.text,
        percent: one.percent,
        ...(one.yes === undefined ? {} : { yes: one.yes }),
        ...(one.relevant === undefined ? {} : { relevant: one.relevant }),
        place: {},
        part: 'result',
      },
    ]
  })
  return {
    framework,
    printed: [...questions, ...prompts.flatMap((prompt) => figuresOfPrompt(framework, prompt))],
    ratings: rated.standards.flatMap(({ ref, rating }): PrintedRating[] =>
      rating === null ? [] : [{ ref, rating, place: {}, part: 'result' }],
    ),
    score: rated.score,
    overall: rated.overall,
    cases: Object.fromEntries(
      framework.caseKinds.flatMap(({ id }) => {
        const count = results.cases[caseKindKey(id)]
        return count === undefined ? [] : [[id, count]]
      }),
    ),
  }
}

/** How a figure is named in a sentence: "12 of 19 (63%)" or "63%". */
export function said({ percent, yes, relevant }: Figure): string {
  if (percent === null) return 'not applicable'
  return yes === undefined || relevant === undefined ? `${percent}%` : `${yes} of ${relevant} (${percent}%)`
}

/** The only count over `of` cases that prints as this percentage, or null. Below 101 cases there is never a second. */
export function countFor(percent: number, of: number): number | null {
  const near = Math.round((percent * of) / 100)
  for (const yes of [near, near - 1, near + 1])
    if (yes >= 0 && yes <= of && percentOf(yes, of) === percent) return yes
  return null
}

/** The percentages next to a given one that a count over `of` cases makes. */
export function possibleNear(percent: number, of: number): string {
  const below = Math.floor((percent * of) / 100)
  return [below, below + 1]
    .filter((yes) => yes >= 0 && yes <= of)
    .map((yes) => `${percentOf(yes, of)}% (${yes} of ${of})`)
    .join(' or ')
}
