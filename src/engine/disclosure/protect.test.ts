/** Tables with two sides: what is hidden, that it is enough, and that less would not be. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bounds, boundsOf, type Known } from './bounds.ts'
import { type Counts, firstHidden, protect } from './protect.ts'
import { everyFilling, rangesOf } from './testing/every-filling.ts'

const rule = { hideUpTo: 4, breakDownFrom: 10 }

const printed = (counts: Counts, columnTotals = true) => {
  const protection = protect(counts, rule, { columnTotals })
  return (
    protection &&
    counts.map((row, r) =>
      row.map((count, c) =>
        protection.hidden.some(({ row: y, column: x }) => y === r && x === c) ? null : count,
      ),
    )
  )
}

describe('a table of children with two sides', () => {
  it.each<[string, number[][], (number | null)[][] | null]>([
    [
      'of large counts stays as it is',
      [
        [20, 9],
        [12, 7],
      ],
      [
        [20, 9],
        [12, 7],
      ],
    ],
    [
      'keeps zeros that say nothing of everybody',
      [
        [20, 0, 8],
        [12, 7, 9],
        [10, 6, 6],
      ],
      [
        [20, 0, 8],
        [12, 7, 9],
        [10, 6, 6],
      ],
    ],
    [
      'hides a small count with the cheapest rectangle around it',
      [
        [20, 2, 9],
        [12, 15, 30],
        [8, 11, 25],
      ],
      [
        [null, null, 9],
        [12, 15, 30],
        [null, null, 25],
      ],
    ],
    [
      'of two and two hides everything or nothing',
      [
        [20, 3],
        [12, 9],
      ],
      [
        [null, null],
        [null, null],
      ],
    ],
    [
      'hides a zero, and all beside it, where it tells what everybody of a row is',
      [
        [12, 0],
        [20, 9],
        [15, 7],
      ],
      [
        [null, null],
        [20, 9],
        [null, null],
      ],
    ],
    [
      'has no way that holds where the whole row is small',
      [
        [18, 2],
        [1, 0],
      ],
      null,
    ],
    [
      'nor where a column is',
      [
        [18, 1],
        [25, 1],
      ],
      null,
    ],
  ])('%s', (_, counts, expected) => expect(printed(counts)).toEqual(expected))

  it('says of each hidden cell why it is, and what can still be worked out', () => {
    const { hidden, cheapest } = protect(
      [
        [20, 2, 9],
        [12, 15, 30],
        [8, 11, 25],
      ],
      rule,
    )!
    expect(cheapest).toBe(true)
    expect(hidden.map(({ count, why, bounds }) => [count, why, bounds])).toEqual([
      [20, 'with-another', [10, 21]],
      [2, 'small', [1, 12]],
      [8, 'with-another', [7, 18]],
      [11, 'with-another', [1, 12]],
    ])
  })

  it('hides more than one with another where one would give it away', () => {
    // Beside 1 of a row of 2 the smallest other leaves too few values; totals of columns are not known here.
    expect(printed([[1, 1, 9, 20]], false)).toEqual([[null, null, null, 20]])
  })

  it('is searched through in no time, as large as tables of children are', () => {
    const counts = Array.from({ length: 7 }, (_, row) =>
      Array.from({ length: 5 }, (__, column) => ((row * 7 + column * 5) % 13) + (row === column ? 1 : 4)),
    )
    const protection = protect(counts, rule)!
    const hidden = new Set(protection.hidden.map(({ row, column }) => row * 5 + column))
    for (const {
      why,
      bounds: [lowest, highest],
    } of protection.hidden)
      if (why !== 'with-another') expect(highest - lowest).toBeGreaterThanOrEqual(4)
    expect(hidden.size).toBeLessThan(35)
  })
})

const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(2, 2, 3)).chain(([rows, columns]) =>
  fc.array(
    fc.array(fc.integer({ min: 0, max: 7 }), {
      minLength: columns,
      maxLength: columns,
    }),
    { minLength: rows, maxLength: rows },
  ),
)

describe('what somebody who knows the totals can work out', () => {
  it('is what trying every filling of the hidden cells comes to', () => {
    fc.assert(
      fc.property(
        table,
        fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (counts, picked, columnTotals) => {
          const hidden = new Set(picked.filter((at) => at < counts.flat().length))
          const least = [...hidden].some((at) => counts.flat()[at] === 0) ? 0 : 1
          const known: Known = { columnTotals, least }
          expect(Object.fromEntries(boundsOf(counts, hidden, known))).toEqual(rangesOf(counts, hidden, known))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('leaves each count of the first kind wide enough, and no cheaper way would', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (counts, columnTotals) => {
        const first = firstHidden(counts, rule, columnTotals)
        const cells = counts.flat()
        const least = [...first.keys()].some((at) => cells[at] === 0) ? 0 : 1
        const known: Known = { columnTotals, least }
        const columns = counts[0]!.length
        const lines = [
          ...counts.map((_, row) =>
            cells.map((__, at) => at).filter((at) => Math.floor(at / columns) === row),
          ),
          ...(columnTotals
            ? counts[0]!.map((_, column) => cells.map((__, at) => at).filter((at) => at % columns === column))
            : []),
        ]
        const holds = (hidden: ReadonlySet<number>) => {
          if (lines.some((line) => line.filter((at) => hidden.has(at)).length === 1)) return false
          const ranges: Record<number, Bounds> = rangesOf(counts, hidden, known)
          return [...first.keys()].every((at) => ranges[at]![1] - ranges[at]![0] >= rule.hideUpTo)
        }
        const others = cells.map((_, at) => at).filter((at) => !first.has(at) && cells[at]! > 0)
        const cost = (chosen: readonly number[]) => chosen.reduce((sum, at) => sum + cells[at]!, 0)
        const cheapestOf = Array.from({ length: 2 ** others.length }, (_, choice) =>
          others.filter((__, bit) => (choice >> bit) & 1),
        )
          .toSorted((a, b) => cost(a) - cost(b))
          .find((chosen) => holds(new Set([...first.keys(), ...chosen])))
        const found = protect(counts, rule, { columnTotals })
        if (!cheapestOf) {
          expect(found).toBeNull()
          return
        }
        expect(found!.cheapest).toBe(true)
        expect(
          found!.hidden
            .filter(({ why }) => why === 'with-another')
            .reduce((sum, { count }) => sum + count, 0),
        ).toBe(cost(cheapestOf))
      }),
      { numRuns: 40 },
    )
  })

  it('is tried on fillings that fit everything printed', () => {
    const counts = [
      [3, 4],
      [5, 6],
    ]
    const known: Known = { columnTotals: true, least: 0 }
    expect([...everyFilling(counts, new Set([0, 1, 2, 3]), known)]).toHaveLength(8)
  })
})
