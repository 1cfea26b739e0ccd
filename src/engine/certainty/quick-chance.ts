/**
 * Seeded random whole numbers, quick enough for millions: xoshiro128** (Blackman and Vigna, Scrambled linear
 * pseudorandom number generators, 2021), its state being the first 128 bits of the SHA-256 of the seed's text. A
 * sample is never drawn with it: there the published stream of engine/sampling is what anyone can recompute by hand.
 */
import { hash } from 'node:crypto'

/** Kept with every result, so that it can be repeated. */
export const quickChanceName = 'xoshiro128**/sha256'

export interface Chance {
  /** A whole number from 0 to m − 1, every one as likely as the others; m at most 2²¹. */
  below(m: number): number
}

const words = 2 ** 32
/** A word times this is still exact. */
const largest = 2 ** 21

/** The seed is text and is used exactly as given ("007" is not "7"). */
export function createQuickChance(seed: string): Chance {
  const key = hash('sha256', seed, 'buffer')
  return fromState([0, 4, 8, 12].map((at) => key.readUInt32BE(at)))
}

/** From a state of four words, not all of them zero. */
export function fromState(state: readonly number[]): Chance & { next(): number } {
  let [a, b, c, d] = state.map((word) => word | 0) as [number, number, number, number]

  /** The next 32 bits. */
  function next(): number {
    const five = Math.imul(b, 5)
    const scrambled = Math.imul((five << 7) | (five >>> 25), 9) >>> 0
    const kept = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= kept
    d = (d << 11) | (d >>> 21)
    return scrambled
  }

  /** The high part of word × m; the few words that would favour some results are passed over (Lemire 2019). */
  function below(m: number): number {
    if (!(m >= 1 && m <= largest))
      throw new RangeError(`below(${m}) needs a whole number from 1 to ${largest}.`)
    for (;;) {
      const product = next() * m
      const high = Math.floor(product / words)
      const low = product - high * words
      if (low >= m || low >= words % m) return high
    }
  }
  return { below, next }
}
