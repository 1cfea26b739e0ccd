/** How likely each band is for the whole caseload, given the answers of the sample to one key question. */
import type { Band } from '../framework/shape.ts'
import { type BandRule, bandOf } from '../rating/band.ts'
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
    betaBinomial(more, yes + prior, no + prior).forEach((chance, sufficient) => {
      likely[bandOf(rule, bands, yes + sufficient, relevant + more)]! += weight * chance
    })
  }
  if (relevant === sample) addFor(rest, 1)
  else
    betaBinomial(rest, relevant + 2 * prior, sample - relevant).forEach((chance, more) => {
      addFor(more, chance)
    })
  return likely
}
