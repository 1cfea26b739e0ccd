/**
 * Where each key question stands while cases are still being assessed: how it would be banded on what is answered so
 * far, and how many answers away the nearest other band is. Never a result.
 */
import { ratingById } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { bandOf, bandsInOrder } from './band.ts'
import { type Boundary, boundariesOf } from './boundaries.ts'
import { percentOf } from './percent.ts'
import type { Count, Tally } from './tally.ts'

export type Emerging = Count & {
  /** Half up; null while no case is answered. */
  percent: number | null
  band: string | null
  nearest: Boundary | null
}

const label = (framework: Framework, rating: string): string => ratingById(framework, rating)?.label ?? rating

const nearestBoundary = (framework: Framework, yes: number, of: number): Boundary =>
  boundariesOf(framework, yes, of).toSorted((a, b) => a.cases - b.cases || a.points - b.points)[0]!

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
