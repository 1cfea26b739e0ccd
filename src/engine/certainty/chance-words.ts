/** Chances in words: whole percentages, since draws settle no more than that. */
import type { Times } from './judge.ts'

/** "37%", "<1%" for what can happen but hardly does, ">99%" for what need not. 0% and 100% are certain. */
export function chanceText(times: number, of: number): string {
  if (times <= 0) return '0%'
  if (times >= of) return '100%'
  const percent = (100 * times) / of
  if (percent < 1) return '<1%'
  return percent > 99 ? '>99%' : `${Math.round(percent)}%`
}

export interface Likely {
  /** Rating id, its label, and how often it came out. */
  rating: string
  label: string
  times: number
}

/** Likeliest first; what never came out is left out. */
export const likeliest = (times: Times, labelOf: (rating: string) => string): Likely[] =>
  Object.entries(times)
    .filter(([, one]) => one > 0)
    .map(([rating, one]) => ({ rating, label: labelOf(rating), times: one }))
    .toSorted((a, b) => b.times - a.times)

/**
 * One honest sentence on one rating.
 * @param name what is rated: “2.2 Planning”, “The service overall”
 * @param sample id of the rating that the sample gives
 */
export function certaintySentence(
  name: string,
  sample: string,
  times: Times,
  draws: number,
  labelOf: (rating: string) => string,
): string {
  const likely = likeliest(times, labelOf)
  const own = labelOf(sample)
  if (likely.length === 1 && likely[0]!.rating === sample)
    return `${name} is ${own} in the sample, and came out so in every one of ${draws.toLocaleString('en-GB')} completed caseloads.`
  const chance = chanceText(times[sample] ?? 0, draws)
  const others = likely
    .filter(({ rating }) => rating !== sample)
    .map((one) => `${one.label} ${chanceText(one.times, draws)}`)
  // Closer than a point is no difference that the draws could tell.
  const likelier =
    likely[0]!.times - (times[sample] ?? 0) > draws / 100
      ? ` ${likely[0]!.label} is more likely than what the sample shows.`
      : ''
  return `${name} is ${own} in the sample. For the whole caseload ${own} has a chance of ${chance}, ${others.join(', ')}.${likelier}`
}
