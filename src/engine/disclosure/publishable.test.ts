/** What can be published of a table by groups: as it is, with cells hidden, with groups put together, or not at all. */
import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import type { GroupedCase } from '../certainty/group-shares.ts'
import { standardsJudgedFrom } from '../framework/find.ts'
import { differingByFew } from './differing.ts'
import { groupTables } from './group-tables.ts'
import { publishable } from './publishable.ts'

const rule = { hideUpTo: 4, breakDownFrom: 10 }

const outcome = (rows: Record<string, number[]>, ordered = false) =>
  publishable(
    {
      rows: Object.entries(rows).map(([label, counts]) => ({ label, counts })),
      columns: ['Yes', 'Not yes'],
      ordered,
    },
    rule,
  )
const shown = (rows: Record<string, number[]>, ordered = false) => {
  const { rows: printed, withheld } = outcome(rows, ordered)
  return printed ? printed.map(({ groups, total, counts }) => [groups.join('+'), total, ...counts]) : withheld
}

describe('a table by groups of children', () => {
  it.each<[string, Record<string, number[]>, boolean, unknown]>([
    [
      'is printed as it is where all counts are large',
      { Girls: [9, 6], Boys: [20, 8] },
      false,
      [
        ['Girls', 15, 9, 6],
        ['Boys', 28, 20, 8],
      ],
    ],
    ['of fewer than ten is withheld', { Girls: [2, 2], Boys: [3, 2] }, false, 'few-children'],
    ['of one group is withheld', { Girls: [0, 0], Boys: [12, 8] }, false, 'one-line'],
    ['in which all are alike is withheld', { Girls: [12, 0], Boys: [20, 0] }, false, 'one-line'],
    ['of eighteen, two, one and none is withheld', { Girls: [18, 2], Boys: [1, 0] }, false, 'small-group'],
    [
      'of two groups with a small count is withheld',
      { Girls: [12, 3], Boys: [20, 9] },
      false,
      'nothing-left',
    ],
    [
      'hides two groups of three',
      { A: [12, 3], B: [20, 9], C: [15, 6] },
      false,
      [
        ['A', 15, null, null],
        ['B', 29, 20, 9],
        ['C', 21, null, null],
      ],
    ],
    [
      'puts the smallest groups together where one is too small for figures',
      { A: [30, 12], B: [3, 2], C: [20, 9], D: [8, 6] },
      false,
      [
        ['A', 42, 30, 12],
        ['B+D', 19, 11, 8],
        ['C', 29, 20, 9],
      ],
    ],
    [
      'puts only neighbours together where groups stand in order',
      { Low: [8, 6], Medium: [30, 12], High: [20, 9], 'Very high': [3, 2] },
      true,
      [
        ['Low', 14, 8, 6],
        ['Medium', 42, 30, 12],
        ['High+Very high', 34, 23, 11],
      ],
    ],
  ])('%s', (_, rows, ordered, expected) => expect(shown(rows, ordered)).toEqual(expected))

  it('says what was done and why', () => {
    expect(outcome({ A: [12, 3], B: [20, 9], C: [15, 6] }).trace).toEqual([
      'A, yes: 12 is hidden, so that another cannot be worked out. From the totals anything from 7 to 14 is possible.',
      'A, not yes: 3 is hidden, because it is from 1 to 4. From the totals anything from 1 to 8 is possible.',
      'C, yes: 15 is hidden, so that another cannot be worked out. From the totals anything from 13 to 20 is possible.',
      'C, not yes: 6 is hidden, so that another cannot be worked out. From the totals anything from 1 to 8 is possible.',
      'No way that hides fewer children holds.',
    ])
    expect(outcome({ Girls: [18, 2], Boys: [1, 0] }).trace).toEqual([
      'Boys: 1 in all, and groups of fewer than 10 are not broken down.',
      'The table is withheld.',
    ])
    expect(outcome({ A: [30, 12], B: [3, 2], C: [20, 9] }).trace).toEqual([
      'B: 5 in all, and groups of fewer than 10 are not broken down.',
      'Put together: B; C.',
      'Nothing needs to be hidden.',
    ])
  })
})

describe('two tables side by side', () => {
  const row = (groups: string[], total: number) => ({ groups, total, counts: [] })
  it.each([
    ['that differ by nobody', [row(['A'], 20)], [row(['A'], 20)], null],
    ['that differ by many', [row(['A'], 20)], [row(['A'], 14)], null],
    ['that differ by one', [row(['A'], 20)], [row(['A'], 19)], { groups: ['A'], by: 1 }],
    [
      'of which one puts together what the other has apart',
      [row(['A', 'B'], 30)],
      [row(['A'], 18), row(['B'], 10)],
      { groups: ['A', 'B'], by: 2 },
    ],
    ['whose groups do not meet', [row(['A', 'B'], 30)], [row(['A'], 29), row(['B', 'C'], 12)], null],
  ])('%s', (_, rows, others, expected) => {
    expect(differingByFew(rows, others, rule)).toEqual(expected)
    expect(differingByFew(others, rows, rule)).toEqual(expected)
  })
})

describe('the tables of an inspection', () => {
  const framework = shippedFramework('hmip-youth-2018')
  const questions = standardsJudgedFrom(framework, 'court').flatMap(({ keyQuestions }) => keyQuestions)
  /** Every question that counts all cases is answered yes in the first so many. */
  const cases = (
    count: number,
    yes: number,
    values: Record<string, string>,
    facts: Record<string, string> = {},
  ) =>
    Array.from(
      { length: count },
      (_, at): GroupedCase => ({
        values,
        counted: {
          kind: 'court',
          facts: {
            'rosh-inspector': 'high',
            'child-safety-factors': 'yes',
            'delivery-begun': 'yes',
            'changed-desistance': 'yes',
            'changed-safety': 'yes',
            'changed-others': 'yes',
            ...facts,
          },
          answers: Object.fromEntries(questions.map(({ id }) => [id, { value: at < yes ? 'yes' : 'no' }])),
        },
      }),
    )
  const ofGender = (all: GroupedCase[]) => groupTables(framework, all).find(({ by }) => by === 'gender')!
  const table = (all: GroupedCase[], ref = '2.1.1') => ofGender(all).questions.find((one) => one.ref === ref)!

  it('count everybody, since the total of all is printed elsewhere', () => {
    const one = table([
      ...cases(14, 8, { gender: 'female' }),
      ...cases(25, 19, { gender: 'male' }),
      ...cases(2, 1, { gender: 'not-known' }),
    ])
    expect(one.rows).toEqual([
      { label: 'Girls', yes: 8, of: 14 },
      { label: 'Boys', yes: 19, of: 25 },
      { label: 'Neither, or not recorded', yes: 1, of: 2 },
    ])
    expect(one.publishable.rows).toEqual([
      { groups: ['Girls', 'Neither, or not recorded'], total: 16, counts: [9, 7] },
      { groups: ['Boys'], total: 25, counts: [19, 6] },
    ])
  })

  it('are withheld where they would differ by a few children from another', () => {
    const all = [...cases(14, 8, { gender: 'female' }), ...cases(25, 19, { gender: 'male' })]
    const some = all.map(
      (one, at): GroupedCase =>
        at < 2
          ? {
              ...one,
              counted: { ...one.counted, facts: { ...one.counted.facts, 'child-safety-factors': 'no' } },
            }
          : one,
    )
    const partial = ofGender(some).questions.filter(({ rows }) => rows[0]!.of === 12)
    expect(partial.length).toBeGreaterThan(0)
    for (const { publishable: one } of partial) {
      expect(one.withheld).toBe('differs-by-few')
      expect(one.trace.join(' ')).toContain('Girls: 2 fewer or more than in the table of 2.1.1')
    }
    expect(table(some).publishable.rows).toHaveLength(2)
  })

  it('are withheld where the contextual facts of the report hide counts of the same groups', () => {
    const all = [...cases(14, 8, { gender: 'female' }), ...cases(25, 19, { gender: 'male' })]
    const facts = (rows: { label: string; count: number; percent: number }[], of: number) => [
      {
        kind: 'court',
        label: 'Court',
        cases: of,
        tables: [{ column: 'gender', label: 'Gender', rows, compared: [] }],
      },
    ]
    const open = facts(
      [
        { label: 'Female', count: 15, percent: 36 },
        { label: 'Male', count: 27, percent: 64 },
      ],
      42,
    )
    const hiding = facts(
      [
        { label: 'Female', count: 15, percent: 33 },
        { label: 'Male', count: 27, percent: 60 },
        { label: 'Not known', count: 3, percent: 7 },
      ],
      45,
    )
    const first = (context: ReturnType<typeof facts>) =>
      groupTables(framework, all, context).find(({ by }) => by === 'gender')!.questions[0]!.publishable
    expect(first(open).withheld).toBeNull()
    expect(first(hiding).withheld).toBe('gives-facts-away')
  })
})
