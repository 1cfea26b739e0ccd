/** A whole inspection rated by one scheme: exactly where its record answers, and within bounds where it does not. */
import { ratingById, ratingByName } from '../framework/find.ts'
import type { Rating } from '../framework/shape.ts'
import { overallRating } from '../rating/overall.ts'
import { percentOf } from '../rating/percent.ts'
import { caseKindKey } from '../rating/results.ts'
import type { AssessedCase } from '../rating/tally.ts'
import type { Inspected } from './inspected.ts'
import type { Scheme, SchemeStandard } from './scheme.ts'
import { type ShareRange, shareRange } from './share.ts'
import { standardBand } from './standard-band.ts'

export type SideQuestion = {
  id: string
  ref: string
  /** Whole percentages; null where the question applies to no case. */
  lowest: number | null
  highest: number | null
  unasked: number
  unsure: number
}

export type SideStandard = {
  id: string
  ref: string
  name: string
  countsToScore: boolean
  /** The same where the rating is known; both null where there is none. By label. */
  lowest: string | null
  highest: string | null
  questions: SideQuestion[]
  /** Why more than one rating is possible. */
  why: 'replaced' | 'not-inspected' | 'unasked' | 'unsure' | null
}

export type Side = {
  framework: string
  standards: SideStandard[]
  score: { lowest: number; highest: number } | null
  outOf: number
  overall: { lowest: string; highest: string } | null
  /** Standards that count and have no rating, by reference. */
  waitingFor: string[]
}

type Found = { low: Rating | null; high: Rating | null; questions: SideQuestion[]; why: SideStandard['why'] }

function extremes(scheme: Scheme, why: SideStandard['why']): Found {
  const ratings = scheme.framework.ratings.toSorted((a, b) => a.score - b.score)
  return { low: ratings[0]!, high: ratings.at(-1)!, questions: [], why }
}

function judged(scheme: Scheme, { standard, source }: SchemeStandard, { results }: Inspected): Found {
  if (!source) return extremes(scheme, 'not-inspected')
  const kind = standard.ratedOnlyWithCases
  const judgement = results.judgements.find((one) => one.ref === source.ref)
  // A standard that was rated from cases before and is judged now has no judgement anybody made.
  if (!judgement && source.judged === 'from-cases') return extremes(scheme, 'not-inspected')
  const without = !judgement || (kind !== undefined && results.cases[caseKindKey(kind)] === 0)
  const rating = without ? null : (ratingByName(scheme.framework, judgement.rating) ?? null)
  return { low: rating, high: rating, questions: [], why: null }
}

const whole = ({ yes, of }: { yes: number; of: number }): number | null =>
  of > 0 ? percentOf(yes, of) : null

function fromCases(
  scheme: Scheme,
  one: SchemeStandard,
  inspected: Inspected,
  cases: readonly AssessedCase[] | undefined,
  sufficient: number | null,
): Found {
  const known: { id: string; ref: string; range: ShareRange }[] = []
  for (const question of one.questions) {
    const range = shareRange(scheme, question, one.caseKind, inspected, cases, sufficient)
    if (range) known.push({ id: question.keyQuestion.id, ref: question.keyQuestion.ref, range })
  }
  if (one.questions.every((question) => !question.source)) return extremes(scheme, 'not-inspected')
  const { framework, bands } = scheme
  const ratingOf = (bound: 'low' | 'high'): Rating | null => {
    const asked = known.map(({ id, range }) => ({ id, share: range[bound] }))
    const place = standardBand(framework.keyQuestionBands, bands, one, asked)
    return place === null ? null : ratingById(framework, bands[place]!.rating)!
  }
  const [low, high] = [ratingOf('low'), ratingOf('high')]
  return {
    // A question that may apply to no case at all leaves one bound empty: the other one then says what can be said.
    low: low ?? high,
    high: high ?? low,
    why: known.some(({ range }) => range.unsure > 0)
      ? 'unsure'
      : known.some(({ range }) => range.unasked > 0)
        ? 'unasked'
        : one.questions.some((question) => !question.source)
          ? 'not-inspected'
          : null,
    questions: known.map(({ id, ref, range }) => ({
      id,
      ref,
      lowest: whole(range.low),
      highest: whole(range.high),
      unasked: range.unasked,
      unsure: range.unsure,
    })),
  }
}

/** @param sufficient of a hundred answers that nobody has; null for the bounds */
export function sideUnder(scheme: Scheme, inspected: Inspected, sufficient: number | null = null): Side {
  const byKind = inspected.cases && Map.groupBy(inspected.cases, (one) => one.kind)
  const ratings = scheme.standards.map((one) => {
    const found = one.replaced
      ? extremes(scheme, 'replaced')
      : one.standard.judged === 'from-cases'
        ? fromCases(scheme, one, inspected, byKind && (byKind.get(one.caseKind) ?? []), sufficient)
        : judged(scheme, one, inspected)
    return { standard: one.standard, ...found }
  })
  const totalOf = (bound: 'low' | 'high') =>
    overallRating(
      scheme.framework,
      ratings.map((one) => ({ standard: one.standard, rating: one[bound] })),
    )
  const [low, high] = [totalOf('low'), totalOf('high')]
  return {
    framework: scheme.framework.id,
    standards: ratings.map(({ standard, low: least, high: most, questions, why }) => ({
      id: standard.id,
      ref: standard.ref,
      name: standard.name,
      countsToScore: standard.countsToScore,
      lowest: least?.label ?? null,
      highest: most?.label ?? null,
      questions,
      why: least === most ? null : why,
    })),
    score: low.score === null || high.score === null ? null : { lowest: low.score, highest: high.score },
    outOf: low.outOf,
    overall: low.overall && high.overall ? { lowest: low.overall.label, highest: high.overall.label } : null,
    waitingFor: low.waitingFor,
  }
}
