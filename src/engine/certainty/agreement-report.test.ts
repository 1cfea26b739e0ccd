import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerValue } from '../casework/answers.ts'
import { compareViews, type View } from '../casework/two-views.ts'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { agreementReport } from './agreement-report.ts'
import { changedBands } from './bands-changed.ts'
import { bootstrapCases } from './bootstrap.ts'
import type { DoubleAssessed } from './compared-answers.ts'

const framework = soundSmallFramework()
const facts = { 'rosh-inspector': 'low', 'child-safety-factors': 'no' }
const viewOf = (value: AnswerValue, known: Record<string, string> = facts): View => ({
  facts: known,
  answers: Object.fromEntries(
    framework.domains
      .flatMap((domain) => domain.standards)
      .flatMap((standard) => standard.keyQuestions)
      .map(({ id }) => [id, { value }]),
  ),
})
const twice = (caseRef: string, one: View, other: View, first = 'sam', second = 'robin'): DoubleAssessed => ({
  caseRef,
  first,
  second,
  compared: compareViews(framework, 'court', one, other),
})
const [yes, no] = [viewOf('yes'), viewOf('no')]
const many = (count: number, one: View, other: View, from = 0) =>
  Array.from({ length: count }, (_, at) => twice(`C-${from + at}`, one, other))

describe('the report on agreement', () => {
  it('gives counts only below six cases, and a coefficient from six on', () => {
    const five = agreementReport(framework, many(5, yes, yes))
    expect(five.overall?.coefficients).toBeNull()
    expect(five.questions.every((one) => one.coefficients === null)).toBe(true)
    expect(five.questions[0]).toMatchObject({ cases: 5, bothYes: 5, bothNo: 0, alike: 5, answers: 5 })
    const six = agreementReport(framework, many(6, yes, yes))
    expect(six.overall?.coefficients?.ac1.value).toBe(1)
    const always = six.questions.find((one) => one.bothYes === 6)!
    expect(always.coefficients?.kappa).toBeNull()
    expect(always.coefficients?.ac1.value).toBe(1)
    expect(six.overall?.interval80).toEqual([1, 1])
  })

  it('takes the number from the framework', () => {
    const stricter = { ...framework, secondAssessment: { coefficientFrom: 9, source: 'guide: nine' } }
    expect(agreementReport(stricter, many(8, yes, yes)).overall?.coefficients).toBeNull()
    expect(agreementReport(stricter, many(9, yes, yes)).overall?.coefficients).not.toBeNull()
  })

  it('has nothing to say without a case', () => {
    expect(agreementReport(framework, [])).toMatchObject({
      cases: 0,
      questions: [],
      people: [],
      overall: null,
    })
  })

  it('counts a difference on relevance as a difference of its own kind', () => {
    const risky = viewOf('yes', { ...facts, 'rosh-inspector': 'high' })
    const report = agreementReport(framework, [twice('C-1', yes, risky)])
    const differing = report.questions.filter((one) => one.relevance === 1)
    expect(differing.length).toBeGreaterThan(0)
    for (const one of differing) expect(one).toMatchObject({ alike: 0, yesNo: 0, noYes: 0 })
  })

  it('counts each case once when it asks whether a person is stricter', () => {
    const cases = [...many(7, yes, no), ...many(1, no, yes, 7)]
    const { people } = agreementReport(framework, cases)
    const sam = people.find((one) => one.person === 'sam')!
    // Seven one way and one the other: 2 × (1 + 8) / 256, however many questions each case has.
    expect(sam).toMatchObject({ cases: 8, milder: 7, stricter: 1 })
    expect(sam.evenSplit).toBeCloseTo(18 / 256, 12)
    expect(people.find((one) => one.person === 'robin')).toMatchObject({ milder: 1, stricter: 7 })
  })

  it('puts a person’s own answers first, whichever assessment they made', () => {
    const cases = [twice('C-1', yes, no, 'sam', 'robin'), twice('C-2', no, yes, 'robin', 'sam')]
    const sam = agreementReport(framework, cases).people.find((one) => one.person === 'sam')!
    expect(sam.noYes).toBe(0)
    // One question counts in these cases by the facts; the others are not relevant to either.
    expect(sam.yesNo).toBe(2)
  })

  it('does not depend on the order of the cases', () => {
    const kinds = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(kinds, (list) => {
        const cases = list.map(([one, other], at) => twice(`C-${at}`, one ? yes : no, other ? yes : no))
        expect(agreementReport(framework, cases.toReversed())).toEqual(agreementReport(framework, cases))
      }),
      { numRuns: 15 },
    )
  })
})

describe('drawing whole cases again', () => {
  it('gives the same interval for the same seed, and one that holds what every draw gives', () => {
    const mean = (places: readonly number[]) => places.reduce((total, one) => total + one, 0) / places.length
    const interval = bootstrapCases(10, 'seed', 80, mean)!
    expect(bootstrapCases(10, 'seed', 80, mean)).toEqual(interval)
    const drawn = (seed: string) => {
      const all: number[][] = []
      bootstrapCases(10, seed, 80, (places) => all.push([...places]), 5)
      return all
    }
    expect(drawn('seed')).toEqual(drawn('seed'))
    expect(drawn('another')).not.toEqual(drawn('seed'))
    // The mean of ten of 0 … 9: 4.5, standard error 0.908, so about 4.5 ± 1.16.
    expect(interval[0]).toBeGreaterThan(3)
    expect(interval[0]).toBeLessThan(3.7)
    expect(interval[1]).toBeGreaterThan(5.3)
    expect(interval[1]).toBeLessThan(6)
  })
})

describe('bands that would change', () => {
  const assessed = ({ facts: known, answers }: View) => ({ kind: 'court', facts: known, answers })

  it('are those of key questions whose share crosses a boundary under the second assessors', () => {
    const cases = [
      ...Array.from({ length: 7 }, () => ({ first: assessed(yes), second: null })),
      { first: assessed(yes), second: assessed(no) },
      { first: assessed(no), second: null },
    ]
    // 8 of 9 is 89 per cent; 7 of 9 is 78, a band lower.
    const changed = changedBands(framework, cases)
    expect(changed.length).toBeGreaterThan(0)
    for (const one of changed) {
      expect(one.first).toEqual({ yes: 8, relevant: 9, rating: 'outstanding' })
      expect(one.second).toEqual({ yes: 7, relevant: 9, rating: 'good' })
    }
  })

  it('are none when nothing is assessed twice', () => {
    expect(changedBands(framework, [{ first: assessed(yes), second: null }])).toEqual([])
  })
})
