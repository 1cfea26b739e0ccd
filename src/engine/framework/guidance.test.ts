import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { keyQuestionsInOrder } from './find.ts'

/** Every key question and prompt that inspectors answer in cases, with its words and guidance. */
const asked = (id: string) =>
  keyQuestionsInOrder(shippedFramework(id))
    .filter(({ standard }) => standard.judged === 'from-cases')
    .flatMap(({ keyQuestion }) => [keyQuestion, ...keyQuestion.prompts])

const older = asked('hmip-youth-2018')
const newer = asked('hmip-youth-2021')

describe('guidance of the shipped frameworks', () => {
  it.each([
    ['2018', older, 117],
    ['2021', newer, 117],
  ])('stands beside every question and prompt that %s asks about a case', (_year, questions, count) => {
    expect(questions).toHaveLength(count)
    expect(questions.filter(({ guidance }) => !guidance).map(({ id }) => id)).toEqual([])
  })

  it('is the same wherever the same is asked', () => {
    const shared = older.flatMap((one) => newer.filter(({ id, text }) => id === one.id && text === one.text))
    expect(shared).toHaveLength(98)
    for (const { id, guidance } of shared)
      expect(guidance, id).toBe(older.find((one) => one.id === id)?.guidance)
  })

  it('is never used for two different questions', () => {
    const idsOf = new Map<string, Set<string>>()
    for (const { id, guidance = '' } of [...older, ...newer])
      idsOf.set(guidance, (idsOf.get(guidance) ?? new Set()).add(id))
    expect([...idsOf.values()].filter((ids) => ids.size > 1)).toEqual([])
  })

  it.each(['hmip-youth-2018', 'hmip-youth-2021'])('helps with every fact that %s asks', (id) => {
    const facts = shippedFramework(id).facts.filter((fact) => !fact.column)
    expect(facts.length).toBe(24)
    expect(facts.filter(({ hint, guidance }) => !hint && !guidance).map((fact) => fact.id)).toEqual([])
    expect(facts.filter(({ group }) => !group).map((fact) => fact.id)).toEqual([])
  })
})
