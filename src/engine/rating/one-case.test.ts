import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratingByName, standardByRef } from '../framework/find.ts'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { settleOneCase } from './one-case.ts'
import { rate } from './rate.ts'
import { type AssessedCase, resultsFromTally, tally } from './tally.ts'

const framework = soundSmallFramework()
const questions = standardByRef(framework, '2.1')!.keyQuestions

/** A case by its answers to 2.1.1, 2.1.2 and 2.1.3; a low risk leaves the third out. */
const of = (answers: string, risk = 'high'): AssessedCase => ({
  kind: 'court',
  facts: { 'rosh-inspector': risk, 'child-safety-factors': 'yes' },
  answers: Object.fromEntries(
    questions.map(({ id }, at) => [id, { value: answers[at] === 'y' ? ('yes' as const) : ('no' as const) }]),
  ),
})

const rated = (cases: readonly AssessedCase[]) =>
  rate(framework, {
    framework: framework.id,
    judgements: [],
    discretion: [],
    caseload: {},
    ...resultsFromTally(framework, tally(framework, cases)),
  })
const standard = (cases: readonly AssessedCase[]) =>
  settleOneCase(framework, rated(cases), cases).standards.find(({ ref }) => ref === '2.1')!

const eleven = (first: string, second: string): AssessedCase[] =>
  Array.from({ length: 11 }, (_, at) => of(`${first[at]}${second[at]}y`))

describe('one case that holds a standard down', () => {
  it('is a trigger where a case answered no to both of the lowest questions', () => {
    const { triggers, reasons } = standard(eleven('yyyyyyynnnn', 'yyyyyyynnnn'))
    expect(triggers).toContain('one-case')
    expect(reasons.find(({ trigger }) => trigger === 'one-case')).toMatchObject({
      cases: 4,
      direction: 'up',
      to: 'Good',
      sentence:
        '4 cases answered no to 2.1.1 and 2.1.2; with one of them judged differently the standard would be Good.',
    })
  })

  it('is none where different cases did, though their counts are the same', () => {
    const cases = eleven('yyyyyyynnnn', 'nnnnyyyyyyy')
    expect(
      rated(cases)
        .standards.find(({ ref }) => ref === '2.1')
        ?.reasons.at(-1)?.trigger,
    ).toBe('one-case')
    expect(standard(cases).reasons.map(({ trigger }) => trigger)).not.toContain('one-case')
    const { trace } = settleOneCase(framework, rated(cases), cases)
    expect(trace.filter(({ result }) => result === 'one-case')).toEqual([])
  })

  it('tells the same in the trace', () => {
    const cases = eleven('yyyyyyynnnn', 'yyyyyynynnn')
    const { trace } = settleOneCase(framework, rated(cases), cases)
    expect(trace.filter(({ result }) => result === 'one-case').map(({ sentence }) => sentence)).toEqual([
      '3 cases answered no to 2.1.1 and 2.1.2; with one of them judged differently the standard would be Good.',
    ])
  })

  it('does not count a case whose answer is left out of the count', () => {
    const cases = [of('yyy'), of('yyy'), of('nyn'), of('nyn', 'low')]
    for (const one of cases.slice(2)) expect(one.answers[questions[0]!.id]?.value).toBe('no')
    const all = standard(cases).reasons.filter(({ trigger }) => trigger === 'one-case')
    expect(all.every(({ together, cases: n }) => !together!.includes('2.1.3') || n === 1)).toBe(true)
  })

  it('holds exactly where a case judged better on everything would lift the standard and no single answer would', () => {
    const score = (cases: readonly AssessedCase[]) =>
      ratingByName(framework, standard(cases).computed!)!.score
    const answers = fc.array(fc.constantFrom('y', 'n'), { minLength: 3, maxLength: 3 })
    const oneCase = fc
      .tuple(answers, fc.constantFrom('high', 'low'))
      .map(([all, risk]) => of(all.join(''), risk))
    fc.assert(
      fc.property(fc.array(oneCase, { minLength: 1, maxLength: 12 }), (cases) => {
        const before = score(cases)
        const better = (at: number, ids: readonly string[]) =>
          score(
            cases.map((one, other) =>
              other === at
                ? {
                    ...one,
                    answers: {
                      ...one.answers,
                      ...Object.fromEntries(ids.map((id) => [id, { value: 'yes' as const }])),
                    },
                  }
                : one,
            ),
          ) > before
        const ids = questions.map(({ id }) => id)
        const single = cases.some((_, at) => ids.some((id) => better(at, [id])))
        const whole = cases.some((_, at) => better(at, ids))
        expect(standard(cases).triggers.includes('one-case')).toBe(whole && !single)
      }),
      { numRuns: 300 },
    )
  })
})
