import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ac1, agreementOn, alike, kappa, pabak, sizeOf, type Table } from './agreement.ts'
import { alpha, unitsOf } from './alpha.ts'
import { evenSplit, exactShare } from './binomial.ts'

/** A figure that rounds to nothing has no sign. */
const shown = (value: number | null, digits = 3): string =>
  value === null ? 'none' : value.toFixed(digits).replace(/^-(0\.0*)$/, '$1')

/** What the first said (rows) and the second said (columns); then agreement, kappa, alpha, PABAK and AC1. */
const worked: [Table, string, string, string, string, string][] = [
  [
    [
      [8, 1],
      [1, 0],
    ],
    '0.800',
    '-0.111',
    '-0.056',
    '0.600',
    '0.756',
  ],
  [
    [
      [10, 1],
      [1, 8],
    ],
    '0.900',
    '0.798',
    '0.803',
    '0.800',
    '0.802',
  ],
  [
    [
      [12, 2],
      [1, 3],
    ],
    '0.833',
    '0.557',
    '0.568',
    '0.667',
    '0.733',
  ],
  [
    [
      [20, 5],
      [10, 15],
    ],
    '0.700',
    '0.400',
    '0.400',
    '0.400',
    '0.406',
  ],
  [
    [
      [6, 0],
      [0, 0],
    ],
    '1.000',
    'none',
    'none',
    '1.000',
    '1.000',
  ],
  [
    [
      [18, 2],
      [0, 0],
    ],
    '0.900',
    '0.000',
    '-0.026',
    '0.800',
    '0.890',
  ],
  [
    [
      [2, 3],
      [3, 2],
    ],
    '0.400',
    '-0.200',
    '-0.140',
    '-0.200',
    '-0.200',
  ],
  [
    [
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ],
    '0.890',
    '0.796',
    '0.797',
    '0.835',
    '0.849',
  ],
]

describe('agreement between two assessors', () => {
  it.each(worked)('%j', (table, agreed, cohen, krippendorff, adjusted, gwet) => {
    expect(shown(alike(table) / sizeOf(table))).toBe(agreed)
    expect(shown(kappa(table))).toBe(cohen)
    expect(shown(alpha(unitsOf(table)))).toBe(krippendorff)
    expect(shown(pabak(table))).toBe(adjusted)
    expect(shown(ac1(table).value)).toBe(gwet)
  })

  it('comes to seven digits what the authors of AC1 publish for three categories', () => {
    const table = [
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ]
    expect(shown(kappa(table), 7)).toBe('0.7964094')
    expect(shown(alpha(unitsOf(table)), 7)).toBe('0.7972585')
    expect(shown(ac1(table).value, 7)).toBe('0.8493305')
    expect(shown(ac1(table).standardError, 7)).toBe('0.0432175')
  })

  it('is counted on yes and on no apart', () => {
    expect(
      agreementOn(
        [
          [8, 1],
          [1, 0],
        ],
        0,
      ),
    ).toBeCloseTo(16 / 18, 12)
    expect(
      agreementOn(
        [
          [8, 1],
          [1, 0],
        ],
        1,
      ),
    ).toBe(0)
    expect(
      agreementOn(
        [
          [6, 0],
          [0, 0],
        ],
        1,
      ),
    ).toBeNull()
  })

  const tables = fc
    .integer({ min: 2, max: 3 })
    .chain((q) =>
      fc.array(fc.array(fc.nat(30), { minLength: q, maxLength: q }), { minLength: q, maxLength: q }),
    )
    .filter((table) => sizeOf(table) > 0)
  const turned = (table: Table): Table => table.map((_, k) => table.map((row) => row[k]!))
  const relabelled = (table: Table): Table => table.toReversed().map((row) => row.toReversed())

  it('is the same whoever is called the first, and however the categories are ordered', () => {
    fc.assert(
      fc.property(tables, (table) => {
        for (const other of [turned(table), relabelled(table)]) {
          expect(ac1(other).value).toBeCloseTo(ac1(table).value, 9)
          expect(ac1(other).standardError).toBeCloseTo(ac1(table).standardError, 9)
          expect(pabak(other)).toBeCloseTo(pabak(table), 9)
          const [one, two] = [kappa(other), kappa(table)]
          if (one === null || two === null) expect(one).toBe(two)
          else expect(one).toBeCloseTo(two, 9)
          expect(shown(alpha(unitsOf(other)), 9)).toBe(shown(alpha(unitsOf(table)), 9))
        }
      }),
    )
  })

  it('never exceeds 1, and reaches it only when all is alike', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { value, standardError } = ac1(table)
        expect(value).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(standardError).toBeGreaterThanOrEqual(0)
        if (alike(table) === sizeOf(table)) expect(value).toBeCloseTo(1, 12)
        else expect(value).toBeLessThan(1)
      }),
    )
  })
})

describe("Krippendorff's alpha with gaps", () => {
  const columns = (...observers: string[]): string[][] =>
    [...observers[0]!].map((_, at) => observers.map((row) => row[at]!).filter((value) => value !== '.'))

  it('is what its author computes for four observers and twelve units', () => {
    const units = columns('123321412...', '1233224125.3', '.3332342251.', '12332441251.')
    expect(shown(alpha(units))).toBe('0.743')
  })

  it('is what its author computes for two observers and ten units', () => {
    expect(shown(alpha(columns('0100000010', '1110010000')))).toBe('0.095')
  })

  it('does not depend on the order of units or of observers', () => {
    const some = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }), { maxLength: 12 })
    fc.assert(
      fc.property(some, (units) => {
        const other = units.toReversed().map((values) => values.toReversed())
        expect(shown(alpha(other), 9)).toBe(shown(alpha(units), 9))
      }),
    )
  })
})

describe('the exact interval for a share', () => {
  // Closed forms: with none of n the upper end is 1 − tail^(1/n); 1 of 2 at 95% is 1 − √0.975.
  it.each([
    [0, 10, 95, 0, 1 - 0.025 ** (1 / 10)],
    [10, 10, 95, 0.025 ** (1 / 10), 1],
    [1, 2, 95, 1 - Math.sqrt(0.975), Math.sqrt(0.975)],
    [6, 6, 80, 0.1 ** (1 / 6), 1],
  ])('%i of %i at %i per cent', (yes, of, level, lowest, highest) => {
    const [low, high] = exactShare(yes, of, level)
    expect(low).toBeCloseTo(lowest, 10)
    expect(high).toBeCloseTo(highest, 10)
  })

  it('is what tables print for 8 of 10 at 95 per cent', () => {
    expect(exactShare(8, 10, 95).map((end) => end.toFixed(4))).toEqual(['0.4439', '0.9748'])
  })

  const counts = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.nat())
    .map(([of, n]) => ({ of, yes: n % (of + 1) }))

  it('holds the share itself, is wider when surer, and mirrors yes and no', () => {
    fc.assert(
      fc.property(counts, ({ yes, of }) => {
        const [low, high] = exactShare(yes, of, 80)
        const [lower, higher] = exactShare(yes, of, 95)
        expect(low).toBeLessThanOrEqual(yes / of)
        expect(high).toBeGreaterThanOrEqual(yes / of)
        expect(lower).toBeLessThanOrEqual(low)
        expect(higher).toBeGreaterThanOrEqual(high)
        expect(exactShare(of - yes, of, 80)[0]).toBeCloseTo(1 - high, 9)
      }),
    )
  })
})

describe('whether one assessor is stricter', () => {
  it.each([
    [0, 0, 1],
    [1, 1, 1],
    [0, 5, 0.0625],
    [5, 0, 0.0625],
    [1, 9, 22 / 1024],
    [2, 8, 112 / 1024],
  ])('%i one way and %i the other', (one, other, p) => {
    expect(evenSplit(one, other)).toBeCloseTo(p, 12)
  })
})
