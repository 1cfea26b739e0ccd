import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createQuickChance, fromState } from './quick-chance.ts'

/** The generator once more, with whole numbers of any size, word for word as its authors describe it. */
function described(state: bigint[]): bigint {
  const mask = (1n << 32n) - 1n
  const turned = (word: bigint, by: bigint) => ((word << by) | (word >> (32n - by))) & mask
  const result = (turned((state[1]! * 5n) & mask, 7n) * 9n) & mask
  const kept = (state[1]! << 9n) & mask
  state[2]! ^= state[0]!
  state[3]! ^= state[1]!
  state[1]! ^= state[2]!
  state[0]! ^= state[3]!
  state[2]! ^= kept
  state[3] = turned(state[3]!, 11n)
  return result
}

describe('quick seeded chance', () => {
  it('gives the words that its authors’ program gives', () => {
    const chance = fromState([1, 2, 3, 4])
    expect(Array.from({ length: 5 }, () => chance.next())).toEqual([11520, 0, 5927040, 70819200, 2031721883])
  })

  it('is what its description says, from any state', () => {
    const word = fc.integer({ min: 1, max: 2 ** 32 - 1 })
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), (words) => {
        const chance = fromState(words)
        const state = words.map(BigInt)
        for (let time = 0; time < 20; time += 1) expect(BigInt(chance.next())).toBe(described(state))
      }),
    )
  })

  it('gives every number as often as the others', () => {
    const chance = createQuickChance('even')
    const times = new Array(7).fill(0)
    for (let time = 0; time < 70_000; time += 1) times[chance.below(7)] += 1
    // Standard deviation 93; five of them are never seen by chance.
    for (const one of times) expect(Math.abs(one - 10_000)).toBeLessThan(465)
  })

  it('is the same for the same text, another for another, and refuses what it cannot do evenly', () => {
    const first = (seed: string) => {
      const chance = createQuickChance(seed)
      return Array.from({ length: 8 }, () => chance.below(1000))
    }
    expect(first('7')).toEqual(first('7'))
    expect(first('007')).not.toEqual(first('7'))
    expect(() => createQuickChance('x').below(0)).toThrow(RangeError)
    expect(() => createQuickChance('x').below(2 ** 21 + 1)).toThrow(RangeError)
  })
})
