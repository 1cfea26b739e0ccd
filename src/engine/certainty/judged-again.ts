/**
 * If the same cases were judged again: how the band of a key question would fall if every single judgement turned
 * with the same chance. A test of stability; it says nothing about cases outside the sample.
 */
import type { Band } from '../framework/shape.ts'
import { type BandRule, bandOf } from '../rating/band.ts'

/**
 * The chance that one judgement turns, from how often two people agreed on yes or no: both may be the one that
 * turned. Null where they agree no more often than a coin would.
 */
export const chanceToTurn = (agreed: number): number | null =>
  agreed < 0.5 ? null : (1 - Math.sqrt(2 * agreed - 1)) / 2

/** Chances of 0 … `size` of that many, each with chance `p`. */
function binomial(size: number, p: number): Float64Array {
  const chances = new Float64Array(size + 1)
  chances[0] = 1
  for (let tried = 1; tried <= size; tried += 1) {
    for (let k = tried; k > 0; k -= 1) chances[k] = chances[k]! * (1 - p) + chances[k - 1]! * p
    chances[0]! *= 1 - p
  }
  return chances
}

/** Chances by band, lowest first, of `yes` of `relevant` once every judgement had the chance to turn. */
export function judgedAgain(
  rule: BandRule,
  bands: readonly Band[],
  { yes, relevant }: { yes: number; relevant: number },
  turns: number,
): number[] {
  const stay = binomial(yes, 1 - turns)
  const rise = binomial(relevant - yes, turns)
  const likely = new Array<number>(bands.length).fill(0)
  stay.forEach((one, kept) => {
    rise.forEach((other, risen) => {
      likely[bandOf(rule, bands, kept + risen, relevant)]! += one * other
    })
  })
  return likely
}
