/**
 * Where each key question stands while cases are still being assessed: how it would be banded on what is answered so
 * far, and how many answers away the nearest other band is. Never a result.
 */
import { ratingById } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { bandOf, bandsInOrder, fewestToReach } from './band.ts'
import { percentOf } from './percent.ts'
import type { Count, Tally } from './tally.ts'

export type Boundary = {
  /** In per cent. */
  from: number
  /** The rating that would follow. */
  to: string
  direction: 'up' | 'down'
  /** So many answers would have to be the other way. */
  cases: number
  /** From the exact share to the boundary, one decimal. */
  points: number
}

export type Emerging = Count & {
  /** Half up; null while no case is answered. */
  percent: number | null
  band: string | null
  nearest: Boundary | null
}

const label = (framework: Framework, rating: string): string => ratingById(framework, rating)?.label ?? rating

function nearestBoundary(framework: Framework, yes: number, of: number): Boundary {
  const rule = framework.keyQuestionBands
  const bands = bandsInOrder(rule)
  const boundaries = bands.slice(1).map(({ from }): Boundary => {
    const needed = fewestToReach(rule.banding, from, of)
    const direction = yes < needed ? 'up' : 'down'
    const cases = direction === 'up' ? needed - yes : yes - needed + 1
    // With few cases one answer leaps over a band: what is named is where it lands.
    const landing = bands[bandOf(rule, bands, direction === 'up' ? yes + cases : yes - cases, of)]!
    const points = Math.round(Math.abs((1000 * yes) / of - 10 * from)) / 10
    return { from, to: label(framework, landing.rating), direction, cases, points }
  })
  return boundaries.toSorted((a, b) => a.cases - b.cases || a.points - b.points)[0]!
}

export const emergingFigures = (framework: Framework, { keyQuestions }: Tally): Emerging[] =>
  keyQuestions.map((count) => {
    const { yes, relevant } = count
    if (relevant === 0) return { ...count, percent: null, band: null, nearest: null }
    const bands = bandsInOrder(framework.keyQuestionBands)
    const band = bands[bandOf(framework.keyQuestionBands, bands, yes, relevant)]!
    return {
      ...count,
      percent: percentOf(yes, relevant),
      band: label(framework, band.rating),
      nearest: nearestBoundary(framework, yes, relevant),
    }
  })
