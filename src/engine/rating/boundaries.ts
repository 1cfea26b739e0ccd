/** How far a figure lies from each boundary of the bands, in points and in answers. */
import { ratingById } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { bandOf, bandsInOrder, fewestToReach } from './band.ts'

export type Boundary = {
  /** In per cent. */
  from: number
  /** The rating that would follow. */
  to: string
  direction: 'up' | 'down'
  /** So many answers would have to be the other way; more than there are where it is out of reach. */
  cases: number
  /** From the exact share to the boundary, one decimal. */
  points: number
}

/** Every boundary between two bands, from the lowest. `of` must be above 0. */
export function boundariesOf(framework: Framework, yes: number, of: number): Boundary[] {
  const rule = framework.keyQuestionBands
  const bands = bandsInOrder(rule)
  return bands.slice(1).map(({ from }): Boundary => {
    const needed = fewestToReach(rule.banding, from, of)
    const direction = yes < needed ? 'up' : 'down'
    const cases = direction === 'up' ? needed - yes : yes - needed + 1
    // With few cases one answer leaps over a band: what is named is where it lands.
    const landing = bands[bandOf(rule, bands, direction === 'up' ? yes + cases : yes - cases, of)]!
    const points = Math.round(Math.abs((1000 * yes) / of - 10 * from)) / 10
    return {
      from,
      to: ratingById(framework, landing.rating)?.label ?? landing.rating,
      direction,
      cases,
      points,
    }
  })
}
