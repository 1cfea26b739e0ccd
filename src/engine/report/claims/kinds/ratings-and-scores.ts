/** Ratings against each other, against the lowest key question, against the score and the overall rating. */
import { ratingById, ratingByName, standardByRef, standardsInOrder } from '../../../framework/find.ts'
import { bandsInOrder, printedBand } from '../../../rating/band.ts'
import type { Figure, PrintedRating } from '../figures.ts'
import { type Finding, finding } from '../finding.ts'
import type { ReadReport } from '../reading/read-report.ts'

export function ratingsAndScores(report: ReadReport): Finding[] {
  return [...betweenPlaces(report), ...againstLowest(report), ...scoreAndOverall(report)]
}

const byRef = ({ figures }: ReadReport) => Map.groupBy(figures.ratings, ({ ref }) => ref)

/** The table of ratings is read first and stands for the others. */
const standing = (ratings: readonly PrintedRating[]): PrintedRating =>
  ratings.find(({ part }) => part === 'result') ?? ratings.find(({ part }) => part === 'table') ?? ratings[0]!

const betweenPlaces = (report: ReadReport): Finding[] =>
  [...byRef(report)].flatMap(([ref, ratings]) => {
    const first = standing(ratings)
    return ratings
      .filter(({ rating }) => rating !== first.rating)
      .map(({ rating, place }) =>
        finding('ratings-differ', place, { ref, printed: rating, elsewhere: first.rating }),
      )
  })

/** A panel may decide otherwise than the lowest question; then the report says so where it speaks of the standard. */
const discretion = /\bdiscretion\b|\bpanel (?:changed|raised|lowered|moved|decided)|\bratings panel\b/i

function againstLowest(report: ReadReport): Finding[] {
  const { framework, figures, lines } = report
  const bands = bandsInOrder(framework.keyQuestionBands)
  return [...byRef(report)].flatMap(([ref, ratings]): Finding[] => {
    const standard = standardByRef(framework, ref)
    if (standard?.judged !== 'from-cases') return []
    const rating = standing(ratings)
    const questions = figures.printed.filter(
      (one) => one.level === 'question' && one.standard === ref && one.percent !== null,
    )
    // Each part of the report must be able to explain the rating.
    const lowest = (['result', 'body', 'annex'] as const).flatMap((part): Figure[] => {
      const of = questions.filter((one) => one.part === part)
      return of.length < standard.keyQuestions.length - 1 || of.length === 0
        ? []
        : [of.reduce((low, one) => (one.percent! < low.percent! ? one : low))]
    })
    const first = lowest[0]
    if (!first) return []
    const means = (one: Figure) =>
      ratingById(framework, bands[printedBand(bands, Math.round(one.percent!), 100)]!.rating)!.label
    if (lowest.some((one) => means(one) === rating.rating)) return []
    const told = lines.some(
      ({ where, text }) => where.standard === ref && where.part !== 'ratings' && discretion.test(text),
    )
    if (told) return []
    return [
      finding('rating-against-lowest', rating.place, {
        ref,
        printed: rating.rating,
        elsewhere: `its lowest key question, ${first.ref}, is ${first.percent}%, and nothing near it tells of discretion`,
        expected: means(first),
      }),
    ]
  })
}

function scoreAndOverall(report: ReadReport): Finding[] {
  const { framework, ratings } = report
  const groups = byRef(report)
  const counting = standardsInOrder(framework).filter(({ countsToScore }) => countsToScore)
  const scores = counting.flatMap(({ ref }) => {
    const of = groups.get(ref)
    return of ? [ratingByName(framework, standing(of).rating)!.score] : []
  })
  const complete = scores.length === counting.length
  const sum = scores.reduce((total, score) => total + score, 0)
  const findings: Finding[] = []
  const { score, overall } = ratings
  if (score && complete && score.score !== sum)
    findings.push(
      finding('total-differs', score.place, {
        printed: String(score.score),
        elsewhere: String(sum),
        expected: String(sum),
      }),
    )
  const highest = Math.max(...framework.overall.bands.map(({ to }) => to))
  if (score && score.outOf !== highest)
    findings.push(
      finding('scale-differs', score.place, {
        printed: `a score out of ${score.outOf}`,
        elsewhere: `out of ${highest}`,
      }),
    )
  const total = complete ? sum : score?.score
  if (overall && total !== undefined) {
    const band = framework.overall.bands.find(({ from, to }) => total >= from && total <= to)
    const means = band && ratingById(framework, band.rating)!
    const limits = framework.limitingJudgements.filter(({ standard, rated }) => {
      const ref = standardsInOrder(framework).find(({ id }) => id === standard)?.ref
      const of = ref === undefined ? undefined : groups.get(ref)
      return of && ratingByName(framework, standing(of).rating)?.id === rated
    })
    const most = limits.map(({ overallAtMost }) => ratingById(framework, overallAtMost)!)
    const right = means && most.reduce((low, one) => (one.score < low.score ? one : low), means)
    if (right && right.label !== overall.rating)
      findings.push(
        finding('overall-against-score', overall.place, {
          printed: overall.rating,
          elsewhere: `${total} points make ${means.label}${right === means ? '' : `, limited to ${right.label}`}`,
          expected: right.label,
        }),
      )
  }
  return findings
}
