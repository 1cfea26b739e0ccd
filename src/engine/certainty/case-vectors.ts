/**
 * Assessed cases as whole vectors, one place for each key question: the questions of one case go together, and
 * whoever draws further cases must never tear them apart.
 */
import { planFor } from '../casework/plan.ts'
import type { Framework } from '../framework/shape.ts'
import type { AssessedCase } from '../rating/tally.ts'

export const answer = { yes: 1, no: 0, notRelevant: -1 } as const

export interface VectorQuestion {
  id: string
  ref: string
  /** Id of the standard it belongs to. */
  standard: string
}

export interface CaseVectors {
  /** The kind of case: standards of one kind rest on the same cases. */
  kind: string
  questions: VectorQuestion[]
  /** One for each case that is answered in full, a place for each question. */
  cases: Int8Array[]
  /** Cases with a question that nobody has answered yet: they are as unknown as those outside the sample. */
  open: number
}

/** One for each kind of case of the framework, in its order, also where there are no cases. */
export function caseVectors(framework: Framework, assessed: readonly AssessedCase[]): CaseVectors[] {
  return framework.caseKinds.map(({ id: kind }) => {
    const planned = planFor(framework, kind).questions
    const own = assessed.filter((one) => one.kind === kind)
    const cases: Int8Array[] = []
    for (const { facts, answers } of own) {
      const vector = new Int8Array(planned.length)
      const whole = planned.every(({ keyQuestion, applies }, place) => {
        const truth = applies(facts)
        const value = answers[keyQuestion.id]?.value
        if (truth === 'no') vector[place] = answer.notRelevant
        else if (truth !== 'yes' || (value !== 'yes' && value !== 'no')) return false
        else vector[place] = answer[value]
        return true
      })
      if (whole) cases.push(vector)
    }
    return { kind, questions: questionsOf(framework, kind), cases, open: own.length - cases.length }
  })
}

/** The key questions that cases of a kind answer, in the order of their vectors. */
export const questionsOf = (framework: Framework, kind: string): VectorQuestion[] =>
  planFor(framework, kind).questions.map(({ keyQuestion, standard }) => ({
    id: keyQuestion.id,
    ref: keyQuestion.ref,
    standard: standard.id,
  }))
