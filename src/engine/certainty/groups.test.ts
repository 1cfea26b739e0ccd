import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import type { Population } from '../caseload/comparators.ts'
import { standardsJudgedFrom } from '../framework/find.ts'
import { compareGroups } from './compare-groups.ts'
import type { GroupedCase } from './group-shares.ts'
import { indexOfShares, relativePresence } from './relative-presence.ts'

const framework = shippedFramework('hmip-youth-2021')
const questions = standardsJudgedFrom(framework, 'court').flatMap(({ keyQuestions }) => keyQuestions)

/** Court cases whose first key question is answered so often with yes, and every other with yes always. */
const cases = (count: number, yes: number, values: Record<string, string>): GroupedCase[] =>
  Array.from({ length: count }, (_, at) => ({
    values,
    counted: {
      kind: 'court',
      facts: {},
      answers: Object.fromEntries(
        questions.map(({ id }, place) => [id, { value: place > 0 || at < yes ? 'yes' : 'no' }]),
      ),
    },
  }))
const girls = (count: number, yes: number) => cases(count, yes, { gender: 'female', ethnicity: 'white' })
const boys = (count: number, yes: number) => cases(count, yes, { gender: 'male', ethnicity: 'white' })
const byGender = (all: GroupedCase[]) => compareGroups(framework, all).find(({ by }) => by === 'gender')!

describe('key questions by groups of children', () => {
  it('are compared where both groups are large enough and something could have come out', () => {
    const [court] = byGender([...girls(8, 3), ...boys(13, 10)]).kinds
    const [pair] = court!.pairs
    expect(pair).toMatchObject({
      first: { label: 'Girls', cases: 8 },
      second: { label: 'Boys', cases: 13 },
      questions: [{ ref: '2.1.1', first: { yes: 3, of: 8 }, second: { yes: 10, of: 13 } }],
    })
    expect(pair!.questions[0]!.test.p).toBeCloseTo(0.164, 3)
    expect(pair!.questions[0]!.firstLower).toBeCloseTo(0.958, 3)
    // Where everybody is answered yes no outcome could tell the two apart.
    expect(pair!.tooFew).toHaveLength(questions.length - 1)
  })

  it('are not compared with fewer than five cases on either side, however far apart they are', () => {
    const [pair] = byGender([...girls(4, 0), ...boys(19, 19)]).kinds[0]!.pairs
    expect(pair!.questions).toEqual([])
    expect(pair!.tooFew).toContain('2.1.1')
  })

  it('leave out whoever’s group is not known, and cases that are not answered in full', () => {
    const unknown = cases(3, 3, { gender: 'not-known' })
    const blank = girls(1, 1).map((one) => ({ ...one, counted: { ...one.counted, answers: {} } }))
    const [pair] = byGender([...girls(8, 3), ...blank, ...boys(9, 9), ...unknown]).kinds[0]!.pairs
    expect(pair!.first.cases).toBe(8)
    expect(pair!.second.cases).toBe(9)
    expect(pair!.questions[0]).toMatchObject({ first: { yes: 3, of: 8 }, second: { yes: 9, of: 9 } })
  })

  it('hold each disposal against all others', () => {
    const referral = cases(6, 2, { disposal: 'referral-order' })
    const rehabilitation = cases(7, 7, { disposal: 'youth-rehabilitation-order' })
    const { kinds } = compareGroups(framework, [...referral, ...rehabilitation]).find(
      ({ by }) => by === 'disposal',
    )!
    expect(kinds[0]!.pairs.map(({ first, second }) => [first.label, first.cases, second.cases])).toEqual([
      ['Referral order', 6, 7],
      ['Youth rehabilitation order', 7, 6],
    ])
  })
})

describe('how often children of a group are in a caseload', () => {
  it.each([
    ['Luton', 60, 12_076 / 22_776, 38, 10_700 / 22_776, 1.399],
    ['Wolverhampton', 46, 39, 53, 61, 1.358],
    ['Kirklees', 30, 29, 65, 71, 1.13],
  ])(
    'comes to the index of the shares that %s’s report prints',
    (_, own, ownPeople, other, people, index) => {
      expect(
        indexOfShares({ caseload: own, population: ownPeople }, { caseload: other, population: people }),
      ).toBeCloseTo(index, 3)
    },
  )

  const counted: Population['columns'][string] = {
    groups: [{ label: 'Minority ethnic', codes: ['asian', 'black'], people: 1000 }],
    against: { label: 'White', codes: ['white'], people: 4000 },
  }
  const printed: Population['columns'][string] = {
    groups: [{ label: 'Minority ethnic', codes: ['asian', 'black'], percent: 20 }],
    against: { label: 'White', codes: ['white'], percent: 80 },
  }
  const caseload = (asian: number, black: number, white: number) =>
    new Map([
      ['asian', asian],
      ['black', black],
      ['white', white],
      ['not-known', 9],
    ])

  it('has an interval where numbers of people are known, and none from percentages', () => {
    const [known] = relativePresence(counted, caseload(4, 6, 20), 5)
    expect(known!.index!.value).toBeCloseTo(2, 12)
    expect(known!.index!.interval![0]).toBeLessThan(1)
    expect(known!.index!.interval![1]).toBeGreaterThan(4)
    const [shares] = relativePresence(printed, caseload(4, 6, 20), 5)
    expect(shares).toMatchObject({ group: { cases: 10, percent: 20 }, index: { interval: null } })
    expect(shares!.index!.value).toBeCloseTo(2, 12)
  })

  it('is not given on fewer than five cases of either group', () => {
    expect(relativePresence(counted, caseload(2, 2, 20), 5)[0]!.index).toBeNull()
    expect(relativePresence(counted, caseload(10, 2, 4), 5)[0]!.index).toBeNull()
  })
})
