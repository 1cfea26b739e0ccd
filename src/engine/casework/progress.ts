/** How far the assessment of one case has come, and what is still to do. */
import { promptRef } from '../framework/find.ts'
import type { Framework, KeyQuestion, Prompt } from '../framework/shape.ts'
import type { Answers } from './answers.ts'
import type { CaseFacts } from './case-facts.ts'
import { planFor } from './plan.ts'
import { factsFor } from './questions-for.ts'

export type Missing = {
  kind: 'fact' | 'key-question' | 'prompt'
  id: string
  /** "2.1.1" or "2.1.1 a"; facts have none. */
  ref: string | null
  text: string
}

export type StandardProgress = {
  id: string
  ref: string
  name: string
  /** Key questions and prompts that apply, and how many of them are answered. */
  answered: number
  of: number
  missing: Missing[]
  /** References of key questions that cannot be decided before more facts are known. */
  undecided: string[]
}

export type Progress = {
  facts: { answered: number; of: number; missing: Missing[] }
  standards: StandardProgress[]
  answered: number
  of: number
  complete: boolean
}

/** A key question is answered yes or no: whether it applies is for the framework's rule to say. */
export const isKeyQuestionAnswered = (answers: Answers, keyQuestion: KeyQuestion): boolean => {
  const value = answers[keyQuestion.id]?.value
  return value === 'yes' || value === 'no'
}

export const isPromptAnswered = (answers: Answers, prompt: Prompt): boolean => {
  const value = answers[prompt.id]?.value
  return value === 'yes' || value === 'no' || (value === 'not-applicable' && prompt.notApplicable)
}

/**
 * A case is complete when every fact that is asked, and every key question and prompt that applies, is answered.
 * Facts taken from the caseload are not asked again; a question that waits for one of them stays undecided.
 */
export function progress(
  framework: Framework,
  caseKind: string,
  facts: CaseFacts,
  answers: Answers,
): Progress {
  const asked = factsFor(framework, caseKind, facts).filter(
    (one) => one.from === 'inspector' && one.asked === 'yes',
  )
  const missingFacts = asked
    .filter((one) => !one.answered)
    .map(({ fact }): Missing => ({ kind: 'fact', id: fact.id, ref: null, text: fact.label }))

  const standards = planFor(framework, caseKind).standards.map(
    ({ standard, questions }): StandardProgress => {
      const missing: Missing[] = []
      const undecided: string[] = []
      let of = 0
      for (const { keyQuestion, applies } of questions) {
        const truth = applies(facts)
        if (truth === 'undecided') undecided.push(keyQuestion.ref)
        if (truth !== 'yes') continue
        of += 1 + keyQuestion.prompts.length
        for (const prompt of keyQuestion.prompts)
          if (!isPromptAnswered(answers, prompt))
            missing.push({
              kind: 'prompt',
              id: prompt.id,
              ref: promptRef(keyQuestion, prompt),
              text: prompt.text,
            })
        if (!isKeyQuestionAnswered(answers, keyQuestion))
          missing.push({
            kind: 'key-question',
            id: keyQuestion.id,
            ref: keyQuestion.ref,
            text: keyQuestion.text,
          })
      }
      const { id, ref, name } = standard
      return { id, ref, name, answered: of - missing.length, of, missing, undecided }
    },
  )

  const total = (count: (one: StandardProgress) => number): number =>
    standards.reduce((sum, one) => sum + count(one), 0)
  return {
    facts: { answered: asked.length - missingFacts.length, of: asked.length, missing: missingFacts },
    standards,
    answered: total((one) => one.answered),
    of: total((one) => one.of),
    complete:
      missingFacts.length === 0 &&
      standards.every((one) => one.missing.length === 0 && one.undecided.length === 0),
  }
}
