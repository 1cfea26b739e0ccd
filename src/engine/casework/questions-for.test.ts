import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import { factsFor, questionsFor } from './questions-for.ts'
import type { Truth } from './truth.ts'

const framework = soundSmallFramework()

const questionsOf = (kind: string, facts: Record<string, string | undefined>) =>
  Object.fromEntries(
    questionsFor(framework, kind, facts).map(({ keyQuestion, applies, reason }) => [
      keyQuestion.ref,
      [applies, reason],
    ]),
  )

describe('which key questions a case answers', () => {
  it('an unanswered fact leaves its questions undecided, never out', () => {
    expect(questionsOf('court', {})).toEqual({
      '2.1.1': ['yes', 'Counts: every case does.'],
      '2.1.2': [
        'undecided',
        'Not yet decided: "Factors related to the child\'s safety" is not answered yet.',
      ],
      '2.1.3': [
        'undecided',
        'Not yet decided: "Risk of serious harm in the inspector\'s view" is not answered yet.',
      ],
    })
  })

  it('a low risk and no safety factors leave the child-safety and the other-safety question out', () => {
    expect(questionsOf('court', { 'child-safety-factors': 'no', 'rosh-inspector': 'low' })).toMatchObject({
      '2.1.2': ['no', 'Does not count: "Factors related to the child\'s safety" is no.'],
      '2.1.3': ['no', 'Does not count: "Risk of serious harm in the inspector\'s view" is low.'],
    })
  })

  it('a high risk and safety factors bring them in', () => {
    expect(questionsOf('court', { 'child-safety-factors': 'yes', 'rosh-inspector': 'high' })).toMatchObject({
      '2.1.2': ['yes', 'Counts: "Factors related to the child\'s safety" is yes.'],
      '2.1.3': ['yes', 'Counts: "Risk of serious harm in the inspector\'s view" is high.'],
    })
  })

  it('a value that is in no code list decides nothing', () => {
    expect(questionsOf('court', { 'rosh-inspector': 'enormous' })['2.1.3']?.[0]).toBe('undecided')
  })

  it('asks only the questions of its own kind of case', () => {
    expect(questionsOf('out-of-court', { disposal: 'conditional-caution' })).toEqual({
      '2.2.1': ['yes', 'Counts: every case does.'],
      '2.2.2': ['yes', 'Counts: "Disposal" is conditional caution.'],
    })
  })

  it('refuses a kind of case that the framework does not have', () => {
    expect(() => questionsFor(framework, 'prison', {})).toThrow(
      'small-2030 has no cases of the kind "prison"',
    )
  })
})

describe('rules of several parts', () => {
  const rosh = (level: string) => ({ fact: 'rosh-inspector', is: [level] })
  const safety = { fact: 'child-safety-factors', is: ['yes'] }

  type Row = [story: string, when: object, facts: Record<string, string>, applies: Truth, reason: string]
  const rows: Row[] = [
    [
      'all: one part not met settles it, though the other is open',
      { all: [safety, rosh('high')] },
      { 'rosh-inspector': 'low' },
      'no',
      'Does not count: "Risk of serious harm in the inspector\'s view" is low.',
    ],
    [
      'all: one part met and one open is open',
      { all: [safety, rosh('high')] },
      { 'rosh-inspector': 'high' },
      'undecided',
      'Not yet decided: "Factors related to the child\'s safety" is not answered yet.',
    ],
    [
      'all: both met',
      { all: [safety, rosh('high')] },
      { 'rosh-inspector': 'high', 'child-safety-factors': 'yes' },
      'yes',
      'Counts: "Factors related to the child\'s safety" is yes, and "Risk of serious harm in the inspector\'s view" is high.',
    ],
    [
      'any: one part met settles it, though the other is open',
      { any: [safety, rosh('high')] },
      { 'rosh-inspector': 'high' },
      'yes',
      'Counts: "Risk of serious harm in the inspector\'s view" is high.',
    ],
    [
      'any: one part not met and one open is open',
      { any: [safety, rosh('high')] },
      { 'rosh-inspector': 'low' },
      'undecided',
      'Not yet decided: "Factors related to the child\'s safety" is not answered yet.',
    ],
    [
      'not: turns a part round, and open stays open',
      { not: { any: [safety, rosh('high')] } },
      {},
      'undecided',
      'Not yet decided: "Factors related to the child\'s safety" is not answered yet, and "Risk of serious harm in the inspector\'s view" is not answered yet.',
    ],
  ]

  it.each(rows)('%s', (_story, when, facts, applies, reason) => {
    const changed = soundSmallFramework((raw) => {
      raw.domains[1].standards[0].keyQuestions[0].when = when
    })
    expect(questionsFor(changed, 'court', facts)[0]).toMatchObject({ applies, reason })
  })
})

describe('which facts the form asks', () => {
  const factsOf = (kind: string, facts: Record<string, string>) =>
    factsFor(framework, kind, facts).map(({ fact, asked, from, answered }) => [
      fact.id,
      asked,
      from,
      answered,
    ])

  it('a fact that rests on another waits for it', () => {
    expect(factsOf('court', { 'rosh-inspector': 'low' })).toEqual([
      ['rosh-inspector', 'yes', 'inspector', true],
      ['child-safety-factors', 'yes', 'inspector', false],
      ['escalated', 'undecided', 'inspector', false],
    ])
  })

  it('is asked or not once that is known, and says why', () => {
    const escalated = (value: string) =>
      factsFor(framework, 'court', { 'child-safety-factors': value }).find(
        ({ fact }) => fact.id === 'escalated',
      )
    expect(escalated('yes')).toMatchObject({
      asked: 'yes',
      reason: 'Asked: "Factors related to the child\'s safety" is yes.',
    })
    expect(escalated('no')).toMatchObject({
      asked: 'no',
      reason: 'Not asked: "Factors related to the child\'s safety" is no.',
    })
  })

  it('takes what the caseload says from the caseload', () => {
    expect(factsOf('out-of-court', { disposal: 'youth-caution' })[0]).toEqual([
      'disposal',
      'yes',
      'caseload',
      true,
    ])
  })

  it('an answer left behind by a fact no longer asked does not count', () => {
    const changed = soundSmallFramework((raw) => {
      raw.domains[1].standards[0].keyQuestions[0].when = { fact: 'escalated', is: ['yes'] }
    })
    const facts = { 'child-safety-factors': 'no', escalated: 'yes' }
    expect(questionsFor(changed, 'court', facts)[0]?.applies).toBe('no')
  })
})
