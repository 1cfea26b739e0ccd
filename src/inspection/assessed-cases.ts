/** Puts each sampled case together from its caseload values and its current answers, as the engine counts it. */
import type { AnswerValue } from '#engine/casework/answers.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { AssessedCase } from '#engine/rating/tally.ts'
import type { CurrentAnswer, SampledCase } from './sampled-cases.ts'

const factMark = 'fact:'

export function assessedCases(
  framework: Framework,
  cases: readonly SampledCase[],
  answers: readonly CurrentAnswer[],
): AssessedCase[] {
  const ofCase = Map.groupBy(answers, (answer) => answer.assessment)
  const columns = framework.facts.flatMap(({ id, column }) => (column ? [{ id, column }] : []))
  return cases.map(({ id, kind, values }) => {
    const facts: Record<string, string> = {}
    const given: Record<string, { value: AnswerValue }> = {}
    for (const { question, value } of ofCase.get(id) ?? []) {
      if (value === null) continue
      if (question.startsWith(factMark)) facts[question.slice(factMark.length)] = value
      else given[question] = { value: value as AnswerValue }
    }
    // What the service's file says is not asked again, so no answer can stand against it.
    for (const { id: fact, column } of columns) {
      const value = values[column]
      if (value !== undefined) facts[fact] = value
    }
    return { kind, facts, answers: given }
  })
}
