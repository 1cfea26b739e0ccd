/** Fisher's exact test of two shares, for counts too small for anything else. */
import { logChoose } from './log-choose.ts'

/** `yes` of `of` in the first group and in the second. */
export interface TwoShares {
  first: { yes: number; of: number }
  second: { yes: number; of: number }
}

export interface ExactTest {
  /** Two-sided: all outcomes that are no more likely than the observed one. */
  p: number
  /** The same with half the weight of those that are exactly as likely: less cautious. */
  midP: number
  /** The smallest p that could have come out with groups and answers of these sizes. */
  attainable: number
}

/** Chances closer than this are the same chance, reached by another sum. */
const same = 1 + 1e-7

export function fisherExact({ first, second }: TwoShares): ExactTest {
  const all = first.of + second.of
  const yes = first.yes + second.yes
  const least = Math.max(0, yes - second.of)
  const most = Math.min(first.of, yes)
  const whole = logChoose(all, yes)
  const chances = Array.from({ length: most - least + 1 }, (_, at) =>
    Math.exp(logChoose(first.of, least + at) + logChoose(second.of, yes - least - at) - whole),
  )
  const noLikelier = (than: number) => chances.filter((one) => one <= than * same)
  const sum = (some: readonly number[]) =>
    Math.min(
      1,
      some.reduce((total, one) => total + one, 0),
    )
  const observed = chances[first.yes - least]!
  const p = sum(noLikelier(observed))
  const ties = sum(chances.filter((one) => one <= observed * same && one * same >= observed))
  return { p, midP: p - ties / 2, attainable: sum(noLikelier(Math.min(...chances))) }
}
