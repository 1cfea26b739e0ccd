/** Two assessments of one case side by side: what each says to every fact, key question and prompt. */
import { promptRef } from '../framework/find.ts'
import type { Fact, Framework, Standard } from '../framework/shape.ts'
import type { Answers, AnswerValue } from './answers.ts'
import type { CaseFacts } from './case-facts.ts'
import { planFor } from './plan.ts'

export interface View {
  facts: CaseFacts
  answers: Answers
}

/**
 * What a view says to a question: an answer, or that it is not relevant, be it because the facts say so or because a
 * prompt was answered so; null while it is not answered.
 */
export type Said = string | null
export const notRelevant = 'not-relevant'

export interface Compared {
  /** The name it is stored under: a question's id, or 'fact:' and a fact's id. */
  question: string
  kind: 'fact' | 'key-question' | 'prompt'
  /** "2.1.1" or "2.1.1 a"; the fact's own words. */
  name: string
  text: string
  fact: Fact | null
  standard: Standard | null
  /** The key question a prompt belongs to, or that this is. */
  keyQuestion: string | null
  first: Said
  second: Said
  same: boolean
  /** They differ on whether it is relevant, which follows from the facts: it is settled there. */
  byFacts: boolean
}

const saidOf = (relevant: boolean, value: AnswerValue | undefined): Said =>
  !relevant || value === 'not-applicable' ? notRelevant : (value ?? null)

/** In the framework's order: the facts found by inspectors, then each key question before its prompts. */
export function compareViews(framework: Framework, caseKind: string, first: View, second: View): Compared[] {
  const plan = planFor(framework, caseKind)
  const facts = plan.facts
    .filter(({ fact }) => !fact.column)
    .map(({ fact, asked }): Compared => {
      const said = ({ facts: known }: View): Said =>
        asked(known) === 'no' ? notRelevant : (known[fact.id] ?? null)
      const [one, other] = [said(first), said(second)]
      return {
        question: `fact:${fact.id}`,
        kind: 'fact',
        name: fact.label,
        text: fact.label,
        fact,
        standard: null,
        keyQuestion: null,
        first: one,
        second: other,
        same: one === other,
        byFacts: asked(first.facts) !== asked(second.facts),
      }
    })
  const questions = plan.questions.flatMap(({ keyQuestion, standard, applies }) => {
    const relevant = [first, second].map((view) => applies(view.facts) === 'yes')
    const compared = (id: string, kind: Compared['kind'], name: string, text: string): Compared => {
      const one = saidOf(relevant[0]!, first.answers[id]?.value)
      const other = saidOf(relevant[1]!, second.answers[id]?.value)
      return {
        question: id,
        kind,
        name,
        text,
        fact: null,
        standard,
        keyQuestion: keyQuestion.id,
        first: one,
        second: other,
        same: one === other,
        byFacts: relevant[0] !== relevant[1],
      }
    }
    return [
      compared(keyQuestion.id, 'key-question', keyQuestion.ref, keyQuestion.text),
      ...keyQuestion.prompts.map((prompt) =>
        compared(prompt.id, 'prompt', promptRef(keyQuestion, prompt), prompt.text),
      ),
    ]
  })
  return [...facts, ...questions]
}
