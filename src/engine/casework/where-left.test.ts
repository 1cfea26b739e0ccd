import { describe, expect, it } from 'vitest'
import { shippedFramework } from '#test/shipped-frameworks.ts'
import { codesOfFact } from '../framework/find.ts'
import { caseState, factQuestion } from './case-state.ts'
import { whereLeft } from './where-left.ts'

const framework = shippedFramework('hmip-youth-2021')
const caseValues = { disposal: 'referral-order', rosh: 'low', safety: 'low' }

/** Yes, or the first code of a fact that has codes. */
function anAnswer(question: string): string {
  const fact = framework.facts.find((one) => factQuestion(one) === question)
  return fact && fact.kind !== 'yes-no' ? codesOfFact(framework, fact, 'court')[0]!.code : 'yes'
}

/** Where somebody carries on who gave these answers. */
function left(answered: string[], last: string | null) {
  const values = answered.map((question) => ({ question, value: anAnswer(question) }))
  const { progress } = caseState({ framework, caseKind: 'court', caseValues }, values)
  return { place: whereLeft(framework, 'court', progress, last), progress }
}

/** Every question that a case asks when each is answered yes, in the order of the screens. */
function allQuestions(): string[] {
  const answered: string[] = []
  for (;;) {
    const { place } = left(answered, answered.at(-1) ?? null)
    if (!place || answered.includes(place.question)) return answered
    answered.push(place.question)
  }
}

describe('where somebody carries on with a case', () => {
  const all = allQuestions()

  it('is the first fact where nothing is answered', () => {
    expect(left([], null).place).toMatchObject({ screen: 'facts', question: all[0] })
    expect(all[0]).toMatch(/^fact:/)
  })

  it('is the question after the one answered last, not the first gap', () => {
    const at = all.indexOf('court-planning-desistance')
    expect(at).toBeGreaterThan(10)
    const { place } = left([...all.slice(0, 3), ...all.slice(5, at + 1)], all[at]!)
    expect(place).toMatchObject({ screen: 'court-planning', question: all[at + 1] })
  })

  it('is the first gap where nothing is missing after the last answer', () => {
    const { place } = left([...all.slice(0, 3), ...all.slice(4)], all.at(-1)!)
    expect(place?.question).toBe(all[3])
  })

  it('is nowhere once everything is answered', () => {
    expect(left(all, all[0]!).place).toBeNull()
  })

  it('is the first that is missing where the last answer belongs to no question that is asked', () => {
    expect(left(all.slice(0, 2), 'no-longer-asked').place?.question).toBe(all[2])
  })
})
