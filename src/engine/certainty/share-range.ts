/** The range in which the share of the whole caseload lies with a given chance, for a question that counts only some cases. */
import { percentOf } from '../rating/percent.ts'
import type { SampledAnswers } from './band-probability.ts'
import { betaBinomial } from './beta-binomial.ts'

/**
 * In whole percentages: the smallest below which no more than half of what is left out lies, and the same from above.
 * Goes with `bandProbability`: how many of the further cases would count is drawn first.
 */
export function shareRange(
  { yes, relevant, sample, caseload }: SampledAnswers,
  levelPercent: number,
  prior = 1,
): [lowest: number, highest: number] {
  const chances = new Float64Array(101)
  const rest = caseload - sample
  const addFor = (more: number, weight: number): void => {
    betaBinomial(more, yes + prior, relevant - yes + prior).forEach((chance, sufficient) => {
      chances[percentOf(yes + sufficient, relevant + more)]! += weight * chance
    })
  }
  if (relevant === sample) addFor(rest, 1)
  else
    betaBinomial(rest, relevant + 2 * prior, sample - relevant).forEach((chance, more) => {
      addFor(more, chance)
    })
  const reaches = (level: number): number => {
    let sum = 0
    return chances.findIndex((chance) => {
      sum += chance
      // A hair less, so that a sum that should be the level exactly is not missed by rounding.
      return sum >= level - 1e-12
    })
  }
  const left = (100 - levelPercent) / 200
  return [reaches(left), reaches(1 - left)]
}
