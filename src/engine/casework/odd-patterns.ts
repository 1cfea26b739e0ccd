/** Answers that may be right but deserve a second look. Warnings only: a key question is a person's judgement. */
import type { Framework } from '../framework/shape.ts'
import type { Answers } from './answers.ts'
import type { CaseFacts } from './case-facts.ts'
import { planFor } from './plan.ts'
import { isPromptAnswered } from './progress.ts'

export type OddPattern = {
  kind: 'yes-against-all-prompts' | 'no-against-all-prompts' | 'answered-but-not-counted'
  /** Id and reference of the key question. */
  id: string
  ref: string
  message: string
}

export function oddPatterns(
  framework: Framework,
  caseKind: string,
  facts: CaseFacts,
  answers: Answers,
): OddPattern[] {
  return planFor(framework, caseKind).questions.flatMap(({ keyQuestion, applies }): OddPattern[] => {
    const { id, ref, prompts } = keyQuestion
    const value = answers[id]?.value
    if (value !== 'yes' && value !== 'no') return []
    const truth = applies(facts)
    if (truth === 'no')
      return [
        {
          kind: 'answered-but-not-counted',
          id,
          ref,
          message: `${ref} is answered ${value}, but this case does not count for it. Check the facts; the answer is kept and not counted.`,
        },
      ]
    const given = prompts.map((prompt) => answers[prompt.id]?.value).filter((one) => one !== 'not-applicable')
    const settled = prompts.every((prompt) => isPromptAnswered(answers, prompt))
    if (truth !== 'yes' || !settled || given.length === 0) return []
    const opposite = value === 'yes' ? 'no' : 'yes'
    return given.every((one) => one === opposite)
      ? [
          {
            kind: value === 'yes' ? 'yes-against-all-prompts' : 'no-against-all-prompts',
            id,
            ref,
            message: `${ref} is answered ${value}, although every prompt that applies is answered ${opposite}. If that is your judgement, say why in the reasons.`,
          },
        ]
      : []
  })
}
