/** Chance that can be replayed: the same seed gives the same choices. Not for anything that must be unguessable. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  number(): number
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number
  pick<T>(from: readonly T[]): T
  /** Milliseconds until something happens that happens every `mean` milliseconds on average, but at no set time. */
  wait(mean: number): number
}

/** The generator “mulberry32”: small, quick, and the same on every machine. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(number() * end)
  return {
    number,
    below,
    pick: (from) => from[below(from.length)]!,
    wait: (mean) => -Math.log(1 - number()) * mean,
  }
}

/** The seed of this run: PROOF_SEED to replay one, otherwise another each time. Whoever uses it prints it. */
export const seedOfRun = (): number => Number(process.env.PROOF_SEED ?? Math.floor(Math.random() * 2 ** 31))
