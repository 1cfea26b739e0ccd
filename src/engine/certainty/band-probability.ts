/** How likely each band is for the whole caseload, given the answers of the sample to one key question. */
import type { Band } from '../framework/shape.ts'
import { type BandRule, fewestToReach } from '../rating/band.ts'
import { betaBinomial } from './beta-binomial.ts'

export type SampledAnswers = {
  yes: number
  /** Sampled cases that the question counts. */
  relevant: number
  sample: number
  caseload: number
}

/**
 * Probabilities by band, lowest first. `prior` is the weight of each of the two assumed cases, one sufficient and one
 * not: 1 holds every number of sufficient cases equally likely before the sample, ½ is Jeffreys' choice.
 * Where the question counts only some cases, how many of the cases outside the sample it would count is drawn first.
 */
export function bandProbability(
  rule: BandRule,
  bands: readonly Band[],
  { yes, relevant, sample, caseload }: SampledAnswers,
  prior = 1,
): number[] {
  const likely = new Array<number>(bands.length).fill(0)
  const rest = caseload - sample
  const no = relevant - yes
  const addFor = (more: number, weight: number): void => {
    const chances = betaBinomial(more, yes + prior, no + prior)
    // Walks up the numbers of further sufficient cases, and with them up the bands.
    let sufficient = 0
    bands.forEach((_, place) => {
      const above = bands[place + 1]
      const end = above ? fewestToReach(rule.banding, above.from, relevant + more) - yes : more + 1
      for (; sufficient < end && sufficient <= more; sufficient += 1)
        likely[place]! += weight * chances[sufficient]!
    })
  }
  if (relevant === sample) addFor(rest, 1)
  else
    betaBinomial(rest, relevant + 2 * prior, sample - relevant).forEach((chance, more) => {
      addFor(more, chance)
    })
  return likely
}
