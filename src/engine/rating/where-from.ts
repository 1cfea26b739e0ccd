/** Where a total comes from: what each domain brings, and what the panel changed. */
import { ratingByName } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import type { Rated } from './rated.ts'

export type WhereFrom = {
  /** Of the standards that count. */
  domains: { ref: string; name: string; points: number; outOf: number }[]
  /** What the panel's decisions added to the total; below zero where they took from it. */
  byPanel: number
}

/** @returns nothing while a standard that counts is not rated: a part of a sum is no score */
export function whereFrom(framework: Framework, rated: Rated): WhereFrom | null {
  if (rated.score === null) return null
  const best = Math.max(...framework.ratings.map((rating) => rating.score))
  const counting = rated.standards.filter(({ countsToScore }) => countsToScore)
  const scoreOf = (label: string | null) => (label ? (ratingByName(framework, label)?.score ?? 0) : 0)
  return {
    domains: framework.domains.flatMap((domain) => {
      const refs = new Set(domain.standards.map(({ ref }) => ref))
      const own = counting.filter(({ ref }) => refs.has(ref))
      if (own.length === 0) return []
      const points = own.reduce((sum, one) => sum + (one.score ?? 0), 0)
      return [{ ref: domain.ref, name: domain.name, points, outOf: own.length * best }]
    }),
    byPanel: counting.reduce((sum, one) => sum + (one.score ?? 0) - scoreOf(one.computed), 0),
  }
}
