/**
 * Rates whole caseloads by a framework's rules, one after the other, and counts how often each rating came out. Any
 * number of judges can see the same caseloads, so that rules are compared on the same chances.
 */
import { standardsInOrder } from '../framework/find.ts'
import type { Framework, Rating, Standard } from '../framework/shape.ts'
import { bandsInOrder } from '../rating/band.ts'
import { bandTable } from './band-table.ts'
import type { CaseVectors } from './case-vectors.ts'
import type { Counts } from './urn.ts'

export interface Judge {
  /** @param counts of one caseload, by kind of case in the order of the vectors */
  see(counts: readonly Readonly<Counts>[], weight: number): void
}

/** How often each rating came out, by rating id. */
export type Times = Record<string, number>

export interface StandardTimes {
  id: string
  ref: string
  /** What the sample alone gives, or the judgement where the standard is not rated from cases; null without either. */
  sample: string | null
  /** Where the rating does not come from cases, one rating has all the weight: it stands as it is given. */
  fromCases: boolean
  times: Times
}

export interface Ratings {
  standards: StandardTimes[]
  /** Null while a standard that counts has no rating. */
  total: { sample: number; times: { points: number; times: number }[] } | null
  overall: { sample: string; times: Times } | null
}

interface FromCases {
  standard: Standard
  /** Place of the kind of case, and of each question that counts in the sample. */
  kind: number
  questions: number[]
  /** By band, lowest first. */
  times: Float64Array
  sample: number
  now: number
}

/** Adds up what a caseload comes to. `place` gives a standard's rating in `framework.ratings`; null: it has none. */
function overallRule(framework: Framework, place: (standard: Standard) => (() => number) | null) {
  const counting = standardsInOrder(framework).filter(({ countsToScore }) => countsToScore)
  const found = counting.map(place)
  if (found.some((one) => one === null)) return null
  const scores = framework.ratings.map(({ score }) => score)
  const at = (id: string) => framework.ratings.findIndex((one) => one.id === id)
  const highest = counting.length * Math.max(...scores)
  const bandOfTotal = Array.from({ length: highest + 1 }, (_, points) =>
    at(framework.overall.bands.find(({ from, to }) => from <= points && points <= to)!.rating),
  )
  const limits = framework.limitingJudgements.flatMap((limit) => {
    const standard = standardsInOrder(framework).find(({ id }) => id === limit.standard)
    const rating = standard && place(standard)
    return rating ? [{ rating, rated: at(limit.rated), atMost: at(limit.overallAtMost) }] : []
  })
  const total = () => found.reduce((sum, rating) => sum + scores[rating!()]!, 0)
  /** Limits come last, as in the rating itself. */
  const overall = (points: number) =>
    limits.reduce(
      (so, { rating, rated, atMost }) => (rating() === rated && scores[so]! > scores[atMost]! ? atMost : so),
      bandOfTotal[points]!,
    )
  return { total, overall, highest }
}

/**
 * @param samples the cases of the sample; a question that none of them answers is rated nowhere
 * @param sizes cases of the whole caseload by kind, in the order of `samples`
 * @param fixed ratings, by standard, that do not come from cases
 */
export function ratingJudge(
  framework: Framework,
  samples: readonly CaseVectors[],
  sizes: readonly number[],
  fixed: ReadonlyMap<string, Rating>,
): Judge & { ratings(): Ratings } {
  const bands = bandsInOrder(framework.keyQuestionBands)
  const place = bandTable(framework.keyQuestionBands, bands, Math.max(0, ...sizes))
  const ratingOfBand = bands.map(({ rating }) => framework.ratings.findIndex(({ id }) => id === rating))
  const inSample = samples.map(countsOf)
  const fromCases = standardsInOrder(framework)
    .filter(({ judged }) => judged === 'from-cases')
    .flatMap((standard): FromCases[] => {
      const kind = samples.findIndex((one) => one.kind === standard.caseKind)
      const questions = (samples[kind]?.questions ?? []).flatMap((question, at) =>
        question.standard === standard.id && inSample[kind]!.relevant[at]! > 0 ? [at] : [],
      )
      const times = new Float64Array(bands.length)
      return questions.length > 0 ? [{ standard, kind, questions, times, sample: 0, now: 0 }] : []
    })

  function rate(counts: readonly Readonly<Counts>[]): void {
    for (const one of fromCases) {
      const { yes, relevant } = counts[one.kind]!
      let lowest = bands.length
      for (const question of one.questions)
        lowest = Math.min(lowest, place(yes[question]!, relevant[question]!))
      one.now = lowest
    }
  }

  const rule = overallRule(framework, (standard) => {
    const own = fromCases.find((one) => one.standard.id === standard.id)
    if (own) return () => ratingOfBand[own.now]!
    const given = fixed.get(standard.id)
    if (!given) return null
    const at = framework.ratings.findIndex(({ id }) => id === given.id)
    return () => at
  })
  const totals = new Float64Array((rule?.highest ?? 0) + 1)
  const overall = new Float64Array(framework.ratings.length)
  let weightInAll = 0

  rate(inSample)
  for (const one of fromCases) one.sample = one.now
  const sampleTotal = rule?.total() ?? 0
  const sampleOverall = rule?.overall(sampleTotal) ?? 0

  return {
    see(counts, weight) {
      rate(counts)
      weightInAll += weight
      for (const one of fromCases) one.times[one.now]! += weight
      if (!rule) return
      const points = rule.total()
      totals[points]! += weight
      overall[rule.overall(points)]! += weight
    },

    ratings() {
      const byBand = (times: Float64Array): Times =>
        Object.fromEntries(bands.map(({ rating }, at) => [rating, times[at]!]))
      const only = (id: string): Times =>
        Object.fromEntries(bands.map(({ rating }) => [rating, rating === id ? weightInAll : 0]))
      const standards = standardsInOrder(framework).flatMap((standard): StandardTimes[] => {
        const { id, ref } = standard
        const own = fromCases.find((one) => one.standard.id === id)
        const given = fixed.get(id)
        if (own)
          return [{ id, ref, sample: bands[own.sample]!.rating, fromCases: true, times: byBand(own.times) }]
        return given ? [{ id, ref, sample: given.id, fromCases: false, times: only(given.id) }] : []
      })
      if (!rule) return { standards, total: null, overall: null }
      return {
        standards,
        total: {
          sample: sampleTotal,
          times: [...totals].flatMap((times, points) => (times > 0 ? [{ points, times }] : [])),
        },
        overall: {
          sample: framework.ratings[sampleOverall]!.id,
          times: Object.fromEntries(framework.ratings.map(({ id }, at) => [id, overall[at]!])),
        },
      }
    },
  }
}

/** What the cases of a sample answer, without anything added. */
export function countsOf({ questions, cases }: CaseVectors): Counts {
  const yes = new Int32Array(questions.length)
  const relevant = new Int32Array(questions.length)
  for (const vector of cases) {
    for (let at = 0; at < vector.length; at += 1) {
      if (vector[at]! < 0) continue
      relevant[at]! += 1
      yes[at]! += vector[at]!
    }
  }
  return { yes, relevant }
}
