/** Each list of bands must lead every possible value to exactly one rating, and higher values to better ratings. */
import type { FaultAt } from '../fault.ts'
import type { Band, Framework, Rating } from '../shape.ts'
import type { Check } from './check.ts'
import { type At, standardsOf } from './walk.ts'

const run = (from: number, to: number): string => (from === to ? `${from}` : `${from} to ${to}`)

function gapsAndOverlaps(bands: readonly Band[], highest: number, unit: string, at: At): FaultAt[] {
  const faults: FaultAt[] = []
  const fault = (kind: string, index: number, message: string) =>
    faults.push({ kind, at: [...at, index], message })
  const usable = bands.flatMap((band, index) => {
    if (band.from > band.to) {
      fault(
        'band-order',
        index,
        `starts at ${band.from} and ends at ${band.to}; the start must not be the larger`,
      )
      return []
    }
    if (band.to > highest)
      fault('band-range', index, `ends at ${band.to}, but the ${unit} cannot be more than ${highest}`)
    return [{ ...band, index }]
  })
  usable.sort((a, b) => a.from - b.from || a.to - b.to)
  let next = 0
  let before: (typeof usable)[number] | undefined
  for (const band of usable) {
    if (band.from > next)
      fault('band-gap', band.index, `leaves a ${unit} of ${run(next, band.from - 1)} without a rating`)
    if (band.from < next && before)
      fault(
        'band-overlap',
        band.index,
        `and the band ${before.from} to ${before.to} both claim a ${unit} of ${run(band.from, Math.min(band.to, next - 1))}`,
      )
    if (band.to + 1 > next) {
      next = band.to + 1
      before = band
    }
  }
  if (next <= highest && usable.length > 0)
    faults.push({
      kind: 'band-gap',
      at,
      message: `leave a ${unit} of ${run(next, highest)} without a rating`,
    })
  return faults
}

function namesOfBands(bands: readonly Band[], ratings: readonly Rating[], at: At): FaultAt[] {
  const score = new Map(ratings.map((rating) => [rating.id, rating.score]))
  const faults: FaultAt[] = []
  bands.forEach((band, index) => {
    if (!score.has(band.rating))
      faults.push({
        kind: 'unknown-rating',
        at: [...at, index],
        message: `names the rating "${band.rating}", which is not among the ratings`,
      })
  })
  for (const rating of ratings)
    if (!bands.some((band) => band.rating === rating.id))
      faults.push({
        kind: 'missing-band',
        at,
        message: `have no band for the rating "${rating.id}"; add one`,
      })
  const ordered = bands.filter((band) => score.has(band.rating)).toSorted((a, b) => a.from - b.from)
  ordered.forEach((band, index) => {
    const before = ordered[index - 1]
    if (before && score.get(band.rating)! < score.get(before.rating)!)
      faults.push({
        kind: 'band-against-score',
        at: [...at, bands.indexOf(band)],
        message: `gives higher values a worse rating than "${before.rating}"; put the bands in the order of the scores`,
      })
  })
  return faults
}

/** The most that the standards inside the total can score together. */
export const highestTotal = (framework: Framework): number =>
  standardsOf(framework).filter(({ it }) => it.countsToScore).length *
  Math.max(...framework.ratings.map((rating) => rating.score))

export const bandChecks: Check[] = [
  {
    reads: ['ratings'],
    find: ({ ratings }) =>
      ratings.flatMap((rating, index) => {
        const before = ratings[index - 1]
        return before && rating.score <= before.score
          ? [
              {
                kind: 'rating-order',
                at: ['ratings', index],
                message: `scores ${rating.score}, not more than "${before.id}" before it; list the ratings from the lowest score to the highest`,
              },
            ]
          : []
      }),
  },
  {
    reads: ['keyQuestionBands'],
    find: (framework) =>
      gapsAndOverlaps(framework.keyQuestionBands.bands, 100, 'percentage', ['keyQuestionBands', 'bands']),
  },
  {
    reads: ['keyQuestionBands', 'ratings'],
    find: (framework) =>
      namesOfBands(framework.keyQuestionBands.bands, framework.ratings, ['keyQuestionBands', 'bands']),
  },
  {
    reads: ['overall', 'ratings', 'domains'],
    find: (framework) =>
      gapsAndOverlaps(framework.overall.bands, highestTotal(framework), 'total score', ['overall', 'bands']),
  },
  {
    reads: ['overall', 'ratings'],
    find: (framework) => namesOfBands(framework.overall.bands, framework.ratings, ['overall', 'bands']),
  },
]
