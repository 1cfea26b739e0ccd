import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { type AssessedCase, resultsFromTally, tally } from './tally.ts'

const yes = { value: 'yes' } as const
const no = { value: 'no' } as const
const notApplicable = { value: 'not-applicable' } as const

/** Four court cases: two above low risk, one low, one where the risk is not recorded yet. */
const cases: AssessedCase[] = [
  {
    kind: 'court',
    facts: { 'rosh-inspector': 'high' },
    answers: { 'assess-others': yes, 'assess-others-a': yes, 'assess-why': yes },
  },
  {
    kind: 'court',
    facts: { 'rosh-inspector': 'medium' },
    answers: { 'assess-others': no, 'assess-others-a': notApplicable, 'assess-why': no },
  },
  {
    kind: 'court',
    facts: { 'rosh-inspector': 'low' },
    answers: { 'assess-others': yes, 'assess-others-a': yes, 'assess-why': yes },
  },
  { kind: 'court', facts: {}, answers: { 'assess-others': yes, 'assess-others-a': yes } },
]

describe('counting the answers of assessed cases', () => {
  const framework = soundSmallFramework()

  it('counts a key question over the cases that count for it', () => {
    const { samples, keyQuestions } = tally(framework, cases)
    expect(samples).toEqual({ court: 4, 'out-of-court': 0 })
    expect(keyQuestions.find(({ ref }) => ref === '2.1.3')).toEqual({
      id: 'assess-others',
      ref: '2.1.3',
      yes: 1,
      no: 1,
      relevant: 2,
      notApplicable: 1,
      undecided: 1,
      missing: 0,
      sample: 4,
    })
  })

  it('shows an answer that is missing instead of taking it for a no', () => {
    expect(tally(framework, cases).keyQuestions.find(({ ref }) => ref === '2.1.1')).toMatchObject({
      yes: 2,
      no: 1,
      relevant: 3,
      missing: 1,
    })
  })

  it('takes prompts over relevant cases where the framework says so', () => {
    expect(tally(framework, cases).prompts.find(({ ref }) => ref === '2.1.3 a')).toMatchObject({
      keyQuestion: '2.1.3',
      letter: 'a',
      yes: 1,
      relevant: 1,
      notApplicable: 2,
      of: 1,
      percent: 100,
    })
  })

  it('and over the whole sample where it says that, so that "not applicable" counts as not yes', () => {
    const whole = soundSmallFramework((raw) => {
      raw.promptDenominator.of = 'whole-sample'
    })
    expect(tally(whole, cases).prompts.find(({ ref }) => ref === '2.1.3 a')).toMatchObject({
      yes: 1,
      of: 4,
      percent: 25,
    })
  })

  it('hands on the counts as results, leaving out kinds without a case', () => {
    expect(resultsFromTally(framework, tally(framework, cases))).toEqual({
      keyQuestions: [
        { ref: '2.1.1', yes: 2, relevant: 3 },
        { ref: '2.1.2', yes: 0, relevant: 0 },
        { ref: '2.1.3', yes: 1, relevant: 2 },
      ],
      cases: { court: 4, outOfCourt: 0 },
    })
  })

  it('refuses a case of a kind that the framework does not have', () => {
    expect(() => tally(framework, [{ kind: 'prison', facts: {}, answers: {} }])).toThrow(
      'small-2030 has no cases of the kind "prison"',
    )
  })
})
