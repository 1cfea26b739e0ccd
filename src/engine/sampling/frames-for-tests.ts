/** Invented frames for the tests of the draw. */
import fc from 'fast-check'
import { type Frame, freezeFrame } from './frame.ts'
import { createStream } from './stream.ts'

export const strata = ['gender', 'disposal', 'rosh', 'safety']

type Row = { caseRef: string; values: Record<string, string> }

/** Cases whose attributes hang together through one hidden seriousness, as on a real caseload. */
export function inventedCases(count: number, seed: string): Row[] {
  const { below } = createStream(seed)
  const level = (x: number) => (x < 35 ? 'low' : x < 75 ? 'medium' : x < 96 ? 'high' : 'very-high')
  return Array.from({ length: count }, (_, at) => {
    const serious = below(100)
    const values = {
      gender: below(100) < 82 ? 'male' : 'female',
      disposal: `disposal-${Math.floor((serious + below(40)) / 28)}`,
      rosh: level((serious + below(100)) / 2),
      safety: level((serious + below(100)) / 2),
    }
    return { caseRef: `C-${at + 1}`, values }
  })
}

export const inventedFrame = (count: number, n: number, seed = 'test'): Frame =>
  freezeFrame({ n, strata, cases: inventedCases(count, seed) })

/** Any frame of 1 to `most` cases: single categories, categories of one child, any size of sample. */
export const anyCases = (most: number): fc.Arbitrary<{ n: number; cases: Row[] }> =>
  fc
    .record({
      count: fc.integer({ min: 1, max: most }),
      kinds: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
    })
    .chain(({ count, kinds }) =>
      fc.record({
        n: fc.integer({ min: 1, max: count }),
        cases: fc
          .array(fc.tuple(...kinds.map((kind) => fc.integer({ min: 0, max: kind - 1 }))), {
            minLength: count,
            maxLength: count,
          })
          .map((rows) =>
            rows.map((row, at) => ({
              caseRef: `C-${at + 1}`,
              values: Object.fromEntries(strata.map((name, stratum) => [name, `${name}-${row[stratum]}`])),
            })),
          ),
      }),
    )
