import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStream, sha256 } from './stream.ts'

const first = (seed: string, m: number, count: number) => {
  const stream = createStream(seed)
  return Array.from({ length: count }, () => stream.below(m))
}

/** The definition, word for word, without any of the short cuts. */
function* byDefinition(seed: string, m: bigint) {
  for (let t = 1; ; t += 1) {
    const value = BigInt(`0x${createHash('sha256').update(`${seed},${t}`).digest('hex')}`)
    if (value < (2n ** 256n / m) * m) yield Number(value % m)
  }
}

describe('the public stream of a seed', () => {
  it('gives the published reference values', () => {
    expect(first('abc', 1000, 6)).toEqual([710, 104, 445, 466, 410, 156])
    expect(first('dice:4-1-6-2', 504, 6)).toEqual([330, 293, 422, 203, 122, 19])
  })

  it('is what its definition says, for any seed and any limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        (seed, m) => {
          const expected = byDefinition(seed, BigInt(m))
          expect(first(seed, m, 4)).toEqual(Array.from({ length: 4 }, () => expected.next().value))
        },
      ),
    )
  })

  it('keeps counting past nine, ninety-nine and nine hundred and ninety-nine', () => {
    const expected = byDefinition('long', 1800n)
    expect(first('long', 1800, 1200)).toEqual(Array.from({ length: 1200 }, () => expected.next().value))
  })

  it('takes the seed as text: "007" is not "7"', () => {
    expect(first('007', 1000, 5)).not.toEqual(first('7', 1000, 5))
  })

  it('refuses a limit that is no whole number of at least 1', () => {
    for (const m of [0, -1, 1.5, Number.NaN, 2 ** 60])
      expect(() => createStream('x').below(m)).toThrow(RangeError)
  })

  it('hashes text as UTF-8', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256('Tŷ')).toBe(createHash('sha256').update(Buffer.from('Tŷ')).digest('hex'))
  })
})
