/** Invented assessed cases for the measurements. The same numbers always give the same cases. */
import type { AnswerValue } from '#engine/casework/answers.ts'
import { planFor } from '#engine/casework/plan.ts'
import { standardsInOrder, standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { AssessedCase } from '#engine/rating/tally.ts'
import { createStream, type Stream } from '#engine/sampling/stream.ts'

export interface HowMany {
  services: number
  casesEach: number
  answersEach: number
}

/** For each service its cases, by turns of each kind, with every fact known and the first answers given. */
export function inventCases(framework: Framework, howMany: HowMany): AssessedCase[][] {
  const stream = createStream('bench|cases')
  return Array.from({ length: howMany.services }, () =>
    Array.from({ length: howMany.casesEach }, (_, at) => {
      const kind = framework.caseKinds[at % 2]!.id
      return {
        kind,
        facts: facts(framework, kind, stream),
        answers: answers(framework, kind, howMany, stream),
      }
    }),
  )
}

function facts(framework: Framework, kind: string, stream: Stream): Record<string, string> {
  return Object.fromEntries(
    planFor(framework, kind).facts.map(({ fact, values }) => {
      const all = [...values]
      return [fact.id, all[stream.below(all.length)]!]
    }),
  )
}

function answers(framework: Framework, kind: string, { answersEach }: HowMany, stream: Stream) {
  const given: Record<string, { value: AnswerValue }> = {}
  // Key questions first, so that all of them are answered whatever the number of answers.
  const questions = standardsJudgedFrom(framework, kind).flatMap((standard) => standard.keyQuestions)
  const prompts = questions.flatMap((one) => one.prompts)
  for (const { id } of [...questions, ...prompts].slice(0, answersEach)) {
    given[id] = { value: stream.below(100) < 70 ? 'yes' : 'no' }
  }
  return given
}

/** A judgement for every standard that is not rated from cases. */
export const judgementsFor = (framework: Framework): { ref: string; rating: string }[] =>
  standardsInOrder(framework)
    .filter((standard) => standard.judged === 'qualitative')
    .map((standard) => ({ ref: standard.ref, rating: framework.ratings[2]!.label }))
