/**
 * The exact test over strata (Mehta, Patel and Gray 1985). If the groups are served alike within each stratum then, with
 * every stratum's totals given, how many of the first group were answered yes follows a hypergeometric distribution there,
 * and their sum over the strata the convolution of all those.
 */
import { logChoose } from '../log-choose.ts'
import { couldTell, type Stratum, sum } from './stratum.ts'

export interface ExactTest {
  /** Two-sided: all sums that are no more likely than the observed one. */
  p: number
  /** The same with half the weight of those that are exactly as likely: less cautious. */
  midP: number
  /** The smallest p that could have come out with the totals of these strata. */
  attainable: number
}

/** Chances closer than this are the same chance, reached by another sum. */
const same = 1 + 1e-7

interface Chances {
  /** The least number that can come out; the chances are of it and those after it. */
  least: number
  chances: number[]
}

/** How many of the first group were answered yes in one stratum, its totals given. */
function inStratum({ first, second }: Stratum): Chances {
  const yes = first.yes + second.yes
  const least = Math.max(0, yes - second.of)
  const most = Math.min(first.of, yes)
  const whole = logChoose(first.of + second.of, yes)
  return {
    least,
    chances: Array.from({ length: most - least + 1 }, (_, at) =>
      Math.exp(logChoose(first.of, least + at) + logChoose(second.of, yes - least - at) - whole),
    ),
  }
}

function convolved(one: Chances, other: Chances): Chances {
  const chances = new Array<number>(one.chances.length + other.chances.length - 1).fill(0)
  one.chances.forEach((chance, at) => {
    other.chances.forEach((also, after) => {
      chances[at + after]! += chance * also
    })
  })
  return { least: one.least + other.least, chances }
}

/** The chance of each sum over the strata, from the least that can come out. */
export const chancesOfSum = (strata: readonly Stratum[]): Chances =>
  strata.map(inStratum).reduce(convolved, { least: 0, chances: [1] })

/** Strata in which nothing could have come out otherwise add nothing. Null where none could tell anything. */
export function exactTest(strata: readonly Stratum[]): ExactTest | null {
  const telling = strata.filter(couldTell)
  if (telling.length === 0) return null
  const { least, chances } = chancesOfSum(telling)
  const observed = chances[sum(telling.map(({ first }) => first.yes)) - least]!
  const noLikelier = (than: number) => chances.filter((one) => one <= than * same)
  const p = Math.min(1, sum(noLikelier(observed)))
  const ties = sum(chances.filter((one) => one <= observed * same && one * same >= observed))
  return { p, midP: p - ties / 2, attainable: Math.min(1, sum(noLikelier(Math.min(...chances)))) }
}
