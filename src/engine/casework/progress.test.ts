import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import type { Answers, AnswerValue } from './answers.ts'
import { progress } from './progress.ts'

const framework = soundSmallFramework()
const answers = (given: Record<string, AnswerValue>): Answers =>
  Object.fromEntries(Object.entries(given).map(([id, value]) => [id, { value }]))

const lowRisk = { 'rosh-inspector': 'low', 'child-safety-factors': 'no' }
const everyQuestion = { 'rosh-inspector': 'high', 'child-safety-factors': 'yes', escalated: 'yes' }

describe('the progress of a case', () => {
  it('starts with everything to do, and says what', () => {
    expect(progress(framework, 'court', {}, {})).toEqual({
      facts: {
        answered: 0,
        of: 2,
        missing: [
          {
            kind: 'fact',
            id: 'rosh-inspector',
            ref: null,
            text: "Risk of serious harm in the inspector's view",
          },
          {
            kind: 'fact',
            id: 'child-safety-factors',
            ref: null,
            text: "Factors related to the child's safety",
          },
        ],
      },
      standards: [
        {
          id: 'assessment',
          ref: '2.1',
          name: 'Assessment',
          answered: 0,
          of: 3,
          missing: [
            { kind: 'prompt', id: 'assess-why-a', ref: '2.1.1 a', text: 'Is the child heard?' },
            { kind: 'prompt', id: 'assess-why-b', ref: '2.1.1 b', text: 'Are strengths found?' },
            { kind: 'key-question', id: 'assess-why', ref: '2.1.1', text: 'Does it say why?' },
          ],
          undecided: ['2.1.2', '2.1.3'],
        },
      ],
      answered: 0,
      of: 3,
      complete: false,
    })
  })

  it('is complete when every fact and every question that applies is answered', () => {
    const given = answers({ 'assess-why-a': 'no', 'assess-why-b': 'not-applicable', 'assess-why': 'yes' })
    expect(progress(framework, 'court', lowRisk, given)).toMatchObject({ answered: 3, of: 3, complete: true })
  })

  it('is not complete while one fact is open, although every question is answered', () => {
    const all = { 'assess-why-a': 'yes', 'assess-why-b': 'yes', 'assess-why': 'yes' } as const
    const { escalated: _, ...facts } = everyQuestion
    const rest = {
      'assess-safety-a': 'yes',
      'assess-safety': 'yes',
      'assess-others-a': 'yes',
      'assess-others': 'yes',
    } as const
    expect(progress(framework, 'court', facts, answers({ ...all, ...rest }))).toMatchObject({
      facts: { answered: 2, of: 3 },
      answered: 7,
      of: 7,
      complete: false,
    })
    expect(progress(framework, 'court', everyQuestion, answers({ ...all, ...rest })).complete).toBe(true)
  })

  it('"not applicable" answers no key question, and no prompt that must be answered', () => {
    const given = answers({ 'assess-why': 'not-applicable', 'assess-safety-a': 'not-applicable' })
    const missing = progress(framework, 'court', everyQuestion, given).standards[0]!.missing.map(
      ({ ref }) => ref,
    )
    expect(missing).toContain('2.1.1')
    expect(missing).toContain('2.1.2 a')
  })

  it('is not complete while a fact from the caseload is needed and unknown', () => {
    const facts = { 'rosh-inspector': 'low', 'child-safety-factors': 'no' }
    const given = answers({ 'joint-plan': 'yes' })
    expect(progress(framework, 'out-of-court', facts, given)).toMatchObject({ complete: false })
    expect(progress(framework, 'out-of-court', { ...facts, disposal: 'youth-caution' }, given).complete).toBe(
      true,
    )
  })
})
