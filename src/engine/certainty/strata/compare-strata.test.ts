/** Groups of children over many inspections: what is compared, what is not, and what of it is shown by inspection. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { byInspection, type OfInspection } from '../../disclosure/by-inspection.ts'
import { standardsJudgedFrom } from '../../framework/find.ts'
import type { GroupedCase } from '../group-shares.ts'
import { compareOver, type InspectionCases } from './compare-strata.ts'

const framework = shippedFramework('hmip-youth-2021')
const questions = standardsJudgedFrom(framework, 'court').flatMap(({ keyQuestions }) => keyQuestions)

/** Court cases whose first key question is answered so often with yes, and every other with yes always. */
const cases = (count: number, yes: number, gender: string): GroupedCase[] =>
  Array.from({ length: count }, (_, at) => ({
    values: { gender },
    counted: {
      kind: 'court',
      facts: {},
      answers: Object.fromEntries(
        questions.map(({ id }, place) => [id, { value: place > 0 || at < yes ? 'yes' : 'no' }]),
      ),
    },
  }))
/** a of n girls and b of m boys. */
const inspection = (name: string, a: number, n: number, b: number, m: number): InspectionCases => ({
  name,
  framework,
  cases: [...cases(n, a, 'female'), ...cases(m, b, 'male')],
})
const girlsAndBoys = (...inspections: InspectionCases[]) =>
  compareOver(framework, inspections).find(({ by }) => by === 'gender')!.kinds[0]!.pairs[0]!

describe('groups of children over many inspections', () => {
  it('are compared within each, so that what differs between services is no difference of groups', () => {
    // The better service works with more girls; in neither are girls and boys served differently.
    const pair = girlsAndBoys(inspection('Luton', 18, 20, 9, 10), inspection('Kirklees', 2, 10, 4, 20))
    expect([pair.first, pair.second]).toEqual([{ label: 'Girls' }, { label: 'Boys' }])
    expect(pair.questions).toHaveLength(1)
    const [one] = pair.questions
    expect(one).toMatchObject({
      ref: '2.1.1',
      inspections: 2,
      first: { yes: 20, of: 30 },
      second: { yes: 13, of: 30 },
    })
    expect(one!.difference.value).toBeCloseTo(0, 12)
    expect(one!.weighed.first).toBeCloseTo(one!.weighed.second, 12)
    expect(one!.odds!.value).toBeCloseTo(1, 12)
    expect(one!.test.p).toBeCloseTo(1, 9)
    // Everything else was answered alike everywhere.
    expect(pair.tooFew).toHaveLength(questions.length - 1)
  })

  it('are not compared on fewer than five children, nor in one inspection alone', () => {
    expect(
      girlsAndBoys(inspection('Luton', 0, 2, 10, 10), inspection('Kirklees', 0, 2, 9, 10)).questions,
    ).toEqual([])
    expect(girlsAndBoys(inspection('Luton', 0, 8, 10, 10)).questions).toEqual([])
    // Boys alone tell nothing of girls and boys.
    expect(
      girlsAndBoys(inspection('Luton', 0, 8, 10, 10), inspection('Kirklees', 0, 0, 4, 10)).questions,
    ).toEqual([])
    expect(
      girlsAndBoys(inspection('Luton', 0, 8, 10, 10), inspection('Kirklees', 0, 1, 9, 10)).questions,
    ).toHaveLength(1)
  })

  it('have their p corrected for all comparisons that are made', () => {
    const compared = compareOver(framework, [
      inspection('Luton', 2, 10, 9, 10),
      inspection('Kirklees', 3, 10, 9, 12),
    ])
    const made = compared.flatMap(({ kinds }) =>
      kinds.flatMap(({ pairs }) => pairs.flatMap((pair) => pair.questions)),
    )
    expect(made).toHaveLength(1)
    expect(made[0]!.corrected).toBe(made[0]!.test.p)
  })
})

const rule = { hideUpTo: 4, breakDownFrom: 10 }
const of = (name: string, a: number, n: number, b: number, m: number): OfInspection => ({
  name,
  first: { yes: a, of: n },
  second: { yes: b, of: m },
})
const shown = (...inspections: OfInspection[]) =>
  byInspection(inspections, rule)?.map((row) => (row.shown ? row.name : `(${row.name})`)) ?? null

describe('counts by inspection, for people outside its team', () => {
  it.each<[string, OfInspection[], string[] | null]>([
    ['are shown where all are large', [of('A', 8, 15, 9, 14), of('B', 7, 14, 12, 20)], ['A', 'B']],
    [
      'hide another with the one that would follow from the sums',
      [of('A', 12, 14, 9, 14), of('B', 7, 14, 12, 20), of('C', 20, 40, 30, 60)],
      ['(A)', '(B)', 'C'],
    ],
    [
      'hide groups of fewer than ten',
      [of('A', 5, 9, 9, 14), of('B', 7, 14, 12, 20), of('C', 20, 40, 30, 60)],
      ['(A)', '(B)', 'C'],
    ],
    [
      'are not shown at all where the sums are small',
      [of('A', 12, 13, 14, 20), of('B', 12, 13, 14, 20)],
      null,
    ],
  ])('%s', (_, inspections, expected) => expect(shown(...inspections)).toEqual(expected))

  it('never show a small count, nor hide a single inspection', () => {
    const one = fc
      .tuple(fc.integer({ min: 0, max: 25 }), fc.nat(25), fc.integer({ min: 0, max: 25 }), fc.nat(25))
      .map(([n, a, m, b]) => of('x', a % (n + 1), n, b % (m + 1), m))
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (inspections) => {
        const rows = byInspection(inspections, rule)
        if (!rows) return
        expect(rows.filter((row) => row.shown === null)).not.toHaveLength(1)
        for (const row of rows)
          if (row.shown)
            for (const { yes, of: all } of [row.shown.first, row.shown.second])
              for (const count of [yes, all - yes]) expect(count === 0 || count > 4).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
