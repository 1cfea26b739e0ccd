/** The words of a question by the name it is stored under, with the screen it is on and whether it counts in a case. */

import { factQuestion } from '#engine/casework/case-state.ts'
import { factsFor, questionsFor } from '#engine/casework/questions-for.ts'
import type { CaseView } from './case-view.ts'

export interface QuestionWords {
  /** "2.1.1 a"; empty for a fact. */
  ref: string
  text: string
  /** Why it does not count in the case as its facts are now; nothing where it counts or may count. */
  notCounting: string | null
}

export function questionWords(view: CaseView): Map<string, QuestionWords> {
  const { framework, assessment, state } = view
  const words = new Map<string, QuestionWords>()
  for (const { fact, asked, reason } of factsFor(framework, assessment.caseKind, state.facts))
    words.set(factQuestion(fact), {
      ref: '',
      text: fact.label,
      notCounting: asked === 'no' ? reason : null,
    })
  for (const { keyQuestion, applies, reason } of questionsFor(framework, assessment.caseKind, state.facts)) {
    const notCounting = applies === 'no' ? reason : null
    // As on the form: the prompts, then the question that they inform.
    for (const prompt of keyQuestion.prompts)
      words.set(prompt.id, {
        ref: view.asked.get(prompt.id)?.name ?? prompt.letter,
        text: prompt.text,
        notCounting,
      })
    words.set(keyQuestion.id, { ref: keyQuestion.ref, text: keyQuestion.text, notCounting })
  }
  return words
}
