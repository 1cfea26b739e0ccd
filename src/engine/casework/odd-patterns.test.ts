import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { standardById } from '../framework/find.ts'
import type { AnswerValue } from './answers.ts'
import { oddPatterns } from './odd-patterns.ts'

const framework = shippedFramework('hmip-youth-2018')
const promptsOf = (standard: string, keyQuestion: string): string[] =>
  standardById(framework, standard)!
    .keyQuestions.find(({ id }) => id === keyQuestion)!
    .prompts.map(({ id }) => id)

/** A key question with the answers to its prompts in turn; the last one stands for all that follow. */
const answered = (
  standard: string,
  part: string,
  own: AnswerValue,
  ...prompts: AnswerValue[]
): Record<string, AnswerValue> => {
  const id = `${standard}-${part}`
  const given = promptsOf(standard, id).map((prompt, at) => [prompt, prompts[at] ?? prompts.at(-1)!])
  return { [id]: own, ...Object.fromEntries(given) }
}

const usual = {
  'rosh-service': 'medium',
  'rosh-inspector': 'medium',
  'safety-service': 'medium',
  'safety-inspector': 'medium',
  'child-safety-factors': 'yes',
  'delivery-begun': 'yes',
}

interface Row {
  story: string
  facts?: Record<string, string>
  answers?: Record<string, AnswerValue>
  noted?: string[]
  said: string[]
}

const others = 'court-assessment-others-safety'
const far =
  'You judge it higher than the service did (medium): it was underestimated by two levels. Say why in the note.'
const denied =
  "You found no factors related to the child's safety, but the service classified safety and wellbeing as high or very high."

const rows: Row[] = [
  {
    story: 'a yes against prompts that all say no asks for the reason',
    answers: answered('court-assessment', 'desistance', 'yes', 'no'),
    said: [
      '2.1.1 is answered yes, although every prompt that applies is answered no. Say why in the reasons.',
    ],
  },
  {
    story: 'and says that it is explained once a reason stands there',
    answers: answered('court-assessment', 'desistance', 'yes', 'no'),
    noted: ['court-assessment-desistance'],
    said: ['2.1.1 is answered yes, although every prompt that applies is answered no. Your reasons say why.'],
  },
  {
    story: 'a note on a prompt is no reason for the key question',
    answers: answered('court-assessment', 'others-safety', 'no', 'yes'),
    noted: ['court-assessment-others-safety-risks'],
    said: [
      '2.1.3 is answered no, although every prompt that applies is answered yes. Say why in the reasons.',
    ],
  },
  {
    story: 'prompts that do not apply are left out of that',
    answers: answered('court-assessment', 'others-safety', 'no', 'not-applicable', 'yes'),
    said: [
      '2.1.3 is answered no, although every prompt that applies is answered yes. Say why in the reasons.',
    ],
  },
  {
    story: 'mixed prompts are nothing odd',
    answers: answered('court-assessment', 'others-safety', 'yes', 'no', 'yes'),
    said: [],
  },
  {
    story: 'nothing is said while a prompt is open',
    answers: { [others]: 'yes', 'court-assessment-others-safety-risks': 'no' },
    said: [],
  },
  {
    story: 'an answer that rests on no prompt at all asks what it rests on',
    answers: answered('court-assessment', 'others-safety', 'yes', 'not-applicable'),
    said: ['2.1.3 is answered yes, although none of its prompts applies. Say why in the reasons.'],
  },
  {
    story: 'an answer outside the count after a fact changed',
    facts: { 'rosh-inspector': 'low', 'rosh-service': 'low' },
    answers: { 'court-planning-others-safety': 'no' },
    said: [
      '2.2.3 is answered no, but this case does not count for it. Check the facts; the answer is kept and not counted.',
    ],
  },
  {
    story: 'no safety factors although the service sees a high level',
    facts: { 'child-safety-factors': 'no', 'safety-service': 'high', 'safety-inspector': 'medium' },
    said: [`${denied} Say why in the note.`],
  },
  {
    story: 'the same with very high, explained',
    facts: { 'child-safety-factors': 'no', 'safety-service': 'very-high', 'safety-inspector': 'high' },
    noted: ['child-safety-factors'],
    said: [`${denied} Your note says why.`],
  },
  {
    story: 'no safety factors while the level is open is not yet odd',
    facts: { 'child-safety-factors': 'no', 'safety-service': '' },
    said: [],
  },
  { story: 'two levels from the service', facts: { 'rosh-inspector': 'very-high' }, said: [far] },
  { story: 'one level from it is a view like any other', facts: { 'rosh-inspector': 'high' }, said: [] },
  {
    story: 'two levels below it, explained',
    facts: { 'safety-service': 'very-high' },
    noted: ['safety-inspector'],
    said: [
      'You judge it lower than the service did (very high): it was overestimated by two levels. Your note says why.',
    ],
  },
  {
    story: 'reviewing answered although delivery has not begun',
    facts: { 'delivery-begun': 'no' },
    answers: { 'court-reviewing-desistance-changes': 'yes' },
    said: ['Delivery has not begun, but questions on reviewing are answered. Say why in the note.'],
  },
  {
    story: 'planning answered before delivery begins is as it should be',
    facts: { 'delivery-begun': 'no' },
    answers: { 'court-planning-desistance-services': 'yes' },
    said: [],
  },
]

describe('odd patterns', () => {
  it.each(rows)('$story', ({ facts = {}, answers = {}, noted = [], said }) => {
    const given = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { value }]))
    const found = oddPatterns(framework, 'court', { ...usual, ...facts }, given, new Set(noted))
    expect(found.map((one) => one.message)).toEqual(said)
    expect(found.every((one) => one.explained === said.some((line) => /Your .* says? why/.test(line)))).toBe(
      true,
    )
  })

  it('are none in an untouched case', () => {
    expect(oddPatterns(framework, 'out-of-court', {}, {})).toEqual([])
  })
})
