/** Groups compared over strata: against worked values, and against counting every outcome in another way. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fisherExact } from '../fisher.ts'
import { chancesOfSum, exactTest } from './exact-test.ts'
import { commonOddsRatio, pooledDifference, weighedShares } from './mantel-haenszel.ts'
import { correctedForMany } from './several-tests.ts'
import type { Stratum } from './stratum.ts'

const stratum = (a: number, n: number, b: number, m: number): Stratum => ({
  first: { yes: a, of: n },
  second: { yes: b, of: m },
})

/** n over k by addition alone. */
const ways = (n: number, k: number): bigint =>
  k < 0 || k > n ? 0n : k === 0 || k === n ? 1n : ways(n - 1, k - 1) + ways(n - 1, k)

/** Counts every way to hand out the yes answers within each stratum, by how many of all fall to the first group. */
function countedSums(strata: readonly Stratum[]): Map<number, bigint> {
  let sums = new Map<number, bigint>([[0, 1n]])
  for (const { first, second } of strata) {
    const next = new Map<number, bigint>()
    const yes = first.yes + second.yes
    for (const [sum, already] of sums)
      for (let own = 0; own <= yes; own += 1) {
        const here = ways(first.of, own) * ways(second.of, yes - own)
        if (here > 0n) next.set(sum + own, (next.get(sum + own) ?? 0n) + already * here)
      }
    sums = next
  }
  return sums
}

function testedByCounting(strata: readonly Stratum[]): { p: number; attainable: number } {
  const sums = countedSums(strata)
  const all = [...sums.values()].reduce((total, one) => total + one, 0n)
  const upTo = (most: bigint) =>
    Number([...sums.values()].filter((one) => one <= most).reduce((total, one) => total + one, 0n)) /
    Number(all)
  const observed = sums.get(strata.reduce((total, { first }) => total + first.yes, 0))!
  const smallest = [...sums.values()].reduce((least, one) => (one < least ? one : least))
  return { p: upTo(observed), attainable: upTo(smallest) }
}

const strata = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.nat(6), fc.integer({ min: 1, max: 6 }), fc.nat(6))
    .map(([n, a, m, b]) => stratum(a % (n + 1), n, b % (m + 1), m)),
  { minLength: 1, maxLength: 4 },
)

describe('the exact test over strata', () => {
  it('of two strata worked by hand', () => {
    // 1 of 2 against 3 of 3, and 0 of 2 against 2 of 2. First stratum, 4 yes among 5: one of the first group (2·1 ways)
    // or both (1·3 ways) of 5. Second, 2 yes among 4: none, one or two in 1, 4 and 1 ways of 6.
    // Sums 1 to 4 in 2·1, 2·4 + 3·1, 2·1 + 3·4 and 3·1 ways of 30; 1 was observed, and nothing is less likely.
    const both = [stratum(1, 2, 3, 3), stratum(0, 2, 2, 2)]
    expect(chancesOfSum(both).least).toBe(1)
    expect(chancesOfSum(both).chances.map((chance) => Math.round(chance * 30))).toEqual([2, 11, 14, 3])
    const { p, midP, attainable } = exactTest(both)!
    expect(p).toBeCloseTo(2 / 30, 12)
    expect(midP).toBeCloseTo(1 / 30, 12)
    expect(attainable).toBeCloseTo(2 / 30, 12)
  })

  it('of one stratum is Fisher’s', () => {
    const one = stratum(3, 8, 10, 13)
    expect(exactTest([one])).toEqual(fisherExact(one))
  })

  it('is what counting every outcome comes to', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const found = exactTest(given)
        const counted = testedByCounting(given)
        if (!found) expect(counted).toEqual({ p: 1, attainable: 1 })
        else {
          expect(found.p).toBeCloseTo(counted.p, 9)
          expect(found.attainable).toBeCloseTo(counted.attainable, 9)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('learns nothing where all are answered alike or one group has nobody', () => {
    expect(exactTest([stratum(4, 4, 9, 9), stratum(0, 0, 3, 7)])).toBeNull()
    const telling = stratum(1, 4, 14, 17)
    expect(exactTest([telling, stratum(4, 4, 9, 9)])).toEqual(exactTest([telling]))
  })
})

describe('estimates over strata', () => {
  // Two services. In each, girls and boys are served exactly alike; the better one works with more girls.
  const alike = [stratum(18, 20, 9, 10), stratum(2, 10, 4, 20)]

  it('are not misled where putting all cases together would be', () => {
    // Together: 20 of 30 girls and 13 of 30 boys, 23 points apart.
    const together = stratum(20, 30, 13, 30)
    expect(pooledDifference([together])!.value).toBeCloseTo(7 / 30, 12)
    expect(pooledDifference(alike)!.value).toBeCloseTo(0, 12)
    expect(commonOddsRatio(alike)!.value).toBeCloseTo(1, 12)
    expect(exactTest(alike)!.p).toBeCloseTo(1, 9)
    expect(exactTest([together])!.p).toBeLessThan(0.13)
  })

  it('find what putting all cases together would hide', () => {
    // Girls do worse in both services, and yet as many of all girls as of all boys are served well.
    const hidden = [stratum(21, 30, 10, 10), stratum(0, 10, 11, 30)]
    expect(pooledDifference([stratum(21, 40, 21, 40)])!.value).toBe(0)
    expect(pooledDifference(hidden)!.value).toBeCloseTo((-7.5 * 0.3 - 7.5 * (11 / 30)) / 7.5 / 2, 12)
    expect(exactTest(hidden)!.p).toBeLessThan(0.02)
  })

  it('weigh the strata as worked by hand', () => {
    // Weights n·m/N: 8·13/21 and 20·19/39; own differences 3/8 − 10/13 and 8/20 − 15/19.
    const both = [stratum(3, 8, 10, 13), stratum(8, 20, 15, 19)]
    const [w, v] = [104 / 21, 380 / 39]
    const expected = (w * (3 / 8 - 10 / 13) + v * (8 / 20 - 15 / 19)) / (w + v)
    expect(pooledDifference(both)!.value).toBeCloseTo(expected, 12)
    const { first, second } = weighedShares(both)!
    expect(first - second).toBeCloseTo(expected, 12)
    // R = 3·3/21 + 8·4/39 over S = 10·5/21 + 15·12/39.
    expect(commonOddsRatio(both)!.value).toBeCloseTo((9 / 21 + 32 / 39) / (50 / 21 + 180 / 39), 12)
  })

  it('of one stratum are its own, with the spread of four counts', () => {
    const one = stratum(3, 8, 10, 13)
    const { value, interval } = commonOddsRatio([one])!
    expect(value).toBeCloseTo((3 * 3) / (10 * 5), 12)
    const spread = 1.959963984540054 * Math.sqrt(1 / 3 + 1 / 5 + 1 / 10 + 1 / 3)
    expect(Math.log(interval[1] / value)).toBeCloseTo(spread, 12)
    expect(Math.log(value / interval[0])).toBeCloseTo(spread, 12)
    expect(pooledDifference([one])!.value).toBeCloseTo(3 / 8 - 10 / 13, 12)
  })

  it('turn round with the groups', () => {
    const turned = (given: readonly Stratum[]) =>
      given.map(({ first, second }) => ({ first: second, second: first }))
    fc.assert(
      fc.property(strata, (given) => {
        const [one, other] = [pooledDifference(given)!, pooledDifference(turned(given))!]
        expect(other.value).toBeCloseTo(-one.value, 12)
        expect(other.interval[0]).toBeCloseTo(-one.interval[1], 9)
        const [ratio, back] = [commonOddsRatio(given), commonOddsRatio(turned(given))]
        if (!ratio) expect(back).toBeNull()
        else {
          expect(back!.value).toBeCloseTo(1 / ratio.value, 9)
          expect(back!.interval[0]).toBeCloseTo(1 / ratio.interval[1], 9)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('have intervals that cover what is true about as often as they say', () => {
    // Every outcome of three small strata, by its exact chance, where the groups are truly 20 points apart.
    const sizes = [
      { n: 5, m: 9, first: 0.5, second: 0.7 },
      { n: 4, m: 8, first: 0.6, second: 0.8 },
      { n: 6, m: 7, first: 0.4, second: 0.6 },
    ]
    const chance = (n: number, k: number, p: number) => Number(ways(n, k)) * p ** k * (1 - p) ** (n - k)
    const outcomes = sizes.map(({ n, m, first, second }) =>
      Array.from({ length: (n + 1) * (m + 1) }, (_, at) => {
        const [a, b] = [at % (n + 1), Math.floor(at / (n + 1))]
        return { stratum: stratum(a, n, b, m), chance: chance(n, a, first) * chance(m, b, second) }
      }).filter((one) => one.chance > 0.004),
    )
    let all = 0
    let covered = 0
    for (const one of outcomes[0]!)
      for (const two of outcomes[1]!)
        for (const three of outcomes[2]!) {
          const weight = one.chance * two.chance * three.chance
          const [lowest, highest] = pooledDifference([one.stratum, two.stratum, three.stratum])!.interval
          all += weight
          if (lowest <= -0.2 && -0.2 <= highest) covered += weight
        }
    expect(all).toBeGreaterThan(0.75)
    expect(covered / all).toBeGreaterThan(0.93)
    expect(covered / all).toBeLessThan(0.99)
  })

  it('are none where no stratum has both groups, and no ratio where nothing bounds it', () => {
    expect(pooledDifference([stratum(0, 0, 4, 9)])).toBeNull()
    expect(weighedShares([])).toBeNull()
    expect(commonOddsRatio([stratum(0, 4, 3, 9), stratum(0, 2, 2, 5)])).toBeNull()
  })
})

describe('many tests at once', () => {
  it('are corrected step by step', () => {
    expect(correctedForMany([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02])
    expect(correctedForMany([0.5, 0.6])).toEqual([1, 1])
    expect(correctedForMany([])).toEqual([])
  })
})
