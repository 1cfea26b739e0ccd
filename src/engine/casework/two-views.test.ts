import { describe, expect, it } from 'vitest'
import { soundSmallFramework } from '../framework/testing/sound-small-framework.ts'
import type { AnswerValue } from './answers.ts'
import { questionsFor } from './questions-for.ts'
import { type Decided, reconcileViews } from './reconcile.ts'
import { compareViews, type View } from './two-views.ts'

const framework = soundSmallFramework()
const high = { 'rosh-inspector': 'high', 'child-safety-factors': 'yes' }
const low = { 'rosh-inspector': 'low', 'child-safety-factors': 'no' }
const view = (facts: Record<string, string>, given: Record<string, AnswerValue>): View => ({
  facts,
  answers: Object.fromEntries(Object.entries(given).map(([id, value]) => [id, { value }])),
})
const questions = (facts: Record<string, string>, applies: string) =>
  questionsFor(framework, 'court', facts)
    .filter((one) => one.applies === applies)
    .map((one) => one.keyQuestion)

/** A question that only one set of facts makes count, and one that both do. */
const routed = questions(high, 'yes').find(({ id }) => questions(low, 'no').some((one) => one.id === id))!
const always = questions(low, 'yes').find(({ when }) => when === undefined)!
const prompt = always.prompts.find(({ notApplicable }) => notApplicable)!

const all = (
  facts: Record<string, string>,
  value: AnswerValue,
  other: Record<string, AnswerValue> = {},
): View =>
  view(facts, {
    ...Object.fromEntries(
      questions(facts, 'yes')
        .flatMap(({ id, prompts }) => [id, ...prompts.map((one) => one.id)])
        .map((id) => [id, value]),
    ),
    ...other,
  })

const find = (first: View, second: View, question: string) =>
  compareViews(framework, 'court', first, second).find((one) => one.question === question)!

describe('two views of one case', () => {
  it('agree on everything when they are the same', () => {
    expect(
      compareViews(framework, 'court', all(high, 'yes'), all(high, 'yes')).every((one) => one.same),
    ).toBe(true)
    expect(reconcileViews(framework, 'court', all(high, 'yes'), all(high, 'yes'), []).open).toEqual([])
  })

  it('differ on facts, and by them on whether a question is relevant', () => {
    const [first, second] = [all(low, 'yes'), all(high, 'yes')]
    expect(find(first, second, 'fact:rosh-inspector')).toMatchObject({
      first: 'low',
      second: 'high',
      same: false,
      byFacts: false,
    })
    expect(find(first, second, routed.id)).toMatchObject({
      first: 'not-relevant',
      second: 'yes',
      same: false,
      byFacts: true,
    })
  })

  it('say the same when one finds a prompt not applicable and the other does so too', () => {
    const [first, second] = [all(low, 'yes', { [prompt.id]: 'not-applicable' }), all(low, 'yes')]
    expect(find(first, second, prompt.id)).toMatchObject({
      first: 'not-relevant',
      second: 'yes',
      byFacts: false,
    })
    expect(find(first, first, prompt.id).same).toBe(true)
  })

  it('leave an answer aside that was given before its question ceased to count', () => {
    const first = all(low, 'yes', { [routed.id]: 'no' })
    expect(find(first, all(low, 'yes'), routed.id)).toMatchObject({
      first: 'not-relevant',
      second: 'not-relevant',
      same: true,
    })
  })
})

describe('settling between two views', () => {
  const decision = (
    question: string,
    firstValue: string,
    secondValue: string,
    stands: Decided['stands'],
  ): Decided => ({ question, firstValue, secondValue, stands })
  const first = all(low, 'yes')
  const second = all({ ...low, 'rosh-inspector': 'high' }, 'no')
  const settle = (...decisions: Decided[]) => reconcileViews(framework, 'court', first, second, decisions)

  it('counts the first where nothing is settled, and lists what differs', () => {
    const { facts, answers, open } = settle()
    expect(facts['rosh-inspector']).toBe('low')
    expect(answers[always.id]?.value).toBe('yes')
    expect(open.map(({ question }) => question)).toContain('fact:rosh-inspector')
    expect(open.map(({ question }) => question)).toContain(always.id)
  })

  it('counts the second where it stands, and lists that no more', () => {
    const { answers, open } = settle(decision(always.id, 'yes', 'no', 'second'))
    expect(answers[always.id]?.value).toBe('no')
    expect(open.map(({ question }) => question)).not.toContain(always.id)
    expect(first.answers[always.id]?.value).toBe('yes')
  })

  it('holds only while both say what they said when it was decided', () => {
    const { answers, open } = settle(decision(always.id, 'no', 'yes', 'second'))
    expect(answers[always.id]?.value).toBe('yes')
    expect(open.map(({ question }) => question)).toContain(always.id)
  })

  it('lets a settled fact bring a question in, answered by whoever answered it', () => {
    const brought = questions({ ...low, 'rosh-inspector': 'high' }, 'yes').find(({ id }) =>
      questions(low, 'no').some((one) => one.id === id),
    )!
    expect(settle().answers[brought.id]).toBeUndefined()
    const { answers, unanswered } = settle(decision('fact:rosh-inspector', 'low', 'high', 'second'))
    expect(answers[brought.id]?.value).toBe('no')
    expect(unanswered).toEqual([])
  })

  it('says which questions would count without anybody having answered them', () => {
    const none = view({ ...low, 'rosh-inspector': 'high' }, {})
    const { unanswered } = reconcileViews(framework, 'court', first, none, [
      decision('fact:rosh-inspector', 'low', 'high', 'second'),
    ])
    expect(unanswered.length).toBeGreaterThan(0)
  })

  it('settles a prompt that one found not applicable', () => {
    const one = all(low, 'yes', { [prompt.id]: 'not-applicable' })
    const two = all(low, 'yes')
    const settled = reconcileViews(framework, 'court', one, two, [
      decision(prompt.id, 'not-relevant', 'yes', 'second'),
    ])
    expect(settled.answers[prompt.id]?.value).toBe('yes')
    expect(settled.open).toEqual([])
  })
})
