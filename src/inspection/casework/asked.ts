/** What can be answered about a case of a kind: its facts, key questions and prompts, found by id without a query. */
import { factQuestion } from '#engine/casework/case-state.ts'
import { codesOfFact, factsOfCaseKind, promptRef, standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Fact, Framework, KeyQuestion, Prompt } from '#engine/framework/shape.ts'

export interface Choice {
  value: string
  label: string
}

/** One thing that is asked. `question` is the name it is stored under and sent by. */
export interface Asked {
  question: string
  kind: 'fact' | 'key-question' | 'prompt'
  /** How people refer to it: "2.1.1", "2.1.1 a", or the fact's words in quotation marks. */
  name: string
  choices: Choice[]
  /** The key question that a prompt belongs to, or that this is. */
  keyQuestion?: KeyQuestion
}

const yesNo: Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
const notApplicable: Choice = { value: 'not-applicable', label: 'Not applicable' }

/** The answers a fact may take, in the framework's order. */
export const choicesOfFact = (framework: Framework, fact: Fact, caseKind: string): Choice[] =>
  fact.kind === 'yes-no'
    ? yesNo
    : codesOfFact(framework, fact, caseKind).map(({ code, label }) => ({ value: code, label }))

export const choicesOfPrompt = (prompt: Prompt): Choice[] =>
  prompt.notApplicable ? [...yesNo, notApplicable] : yesNo

export const choicesOfKeyQuestion = (): Choice[] => yesNo

/** A checked framework never changes, so what it asks of a kind of case is listed once. */
const listed = new WeakMap<Framework, Map<string, ReadonlyMap<string, Asked>>>()

export function askedOf(framework: Framework, caseKind: string): ReadonlyMap<string, Asked> {
  const kinds = listed.get(framework) ?? new Map<string, ReadonlyMap<string, Asked>>()
  const asked = kinds.get(caseKind) ?? list(framework, caseKind)
  listed.set(framework, kinds.set(caseKind, asked))
  return asked
}

function list(framework: Framework, caseKind: string): ReadonlyMap<string, Asked> {
  const facts = factsOfCaseKind(framework, caseKind)
    // What the caseload tells is not asked again.
    .filter((fact) => !fact.column)
    .map(
      (fact): Asked => ({
        question: factQuestion(fact),
        kind: 'fact',
        name: `“${fact.label}”`,
        choices: choicesOfFact(framework, fact, caseKind),
      }),
    )
  const questions = standardsJudgedFrom(framework, caseKind).flatMap((standard) =>
    standard.keyQuestions.flatMap((keyQuestion): Asked[] => [
      ...keyQuestion.prompts.map(
        (prompt): Asked => ({
          question: prompt.id,
          kind: 'prompt',
          name: promptRef(keyQuestion, prompt),
          choices: choicesOfPrompt(prompt),
          keyQuestion,
        }),
      ),
      {
        question: keyQuestion.id,
        kind: 'key-question',
        name: keyQuestion.ref,
        choices: choicesOfKeyQuestion(),
        keyQuestion,
      },
    ]),
  )
  return new Map([...facts, ...questions].map((asked) => [asked.question, asked]))
}
