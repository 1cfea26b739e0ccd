/**
 * Answers that may be right but deserve a second look. They ask for a reason, say when one is given, and never stop
 * anybody: a key question is a person's judgement.
 */
import type { Framework } from '../framework/shape.ts'
import type { Answers } from './answers.ts'
import type { CaseFacts } from './case-facts.ts'
import { disagreement } from './disagreement.ts'
import { judgeIn, type PlannedQuestion, planFor } from './plan.ts'
import { isPromptAnswered } from './progress.ts'

export type OddPattern = {
  kind:
    | 'yes-against-all-prompts'
    | 'no-against-all-prompts'
    | 'all-prompts-not-applicable'
    | 'answered-but-not-counted'
    | 'far-from-the-service'
    | 'facts-at-odds'
  on: 'key-question' | 'fact'
  /** Id of the key question or fact. */
  id: string
  /** The key question's reference, or the fact's label. */
  ref: string
  message: string
  /** A reason stands in the note. */
  explained: boolean
}

/** The key questions and facts that have a note, by id. */
export type Noted = ReadonlySet<string>

const nothingNoted: Noted = new Set()

const asksWhy = (where: 'reasons' | 'note', explained: boolean): string =>
  explained ? `Your ${where} ${where === 'note' ? 'says' : 'say'} why.` : `Say why in the ${where}.`

function inQuestion(
  { keyQuestion, applies }: PlannedQuestion,
  facts: CaseFacts,
  answers: Answers,
  noted: Noted,
): OddPattern[] {
  const { id, ref, prompts } = keyQuestion
  const value = answers[id]?.value
  if (value !== 'yes' && value !== 'no') return []
  const explained = noted.has(id)
  const odd = (kind: OddPattern['kind'], message: string): OddPattern[] => [
    { kind, on: 'key-question', id, ref, message, explained },
  ]
  const truth = applies(facts)
  if (truth === 'no')
    return odd(
      'answered-but-not-counted',
      `${ref} is answered ${value}, but this case does not count for it. Check the facts; the answer is kept and not counted.`,
    )
  const settled = prompts.every((prompt) => isPromptAnswered(answers, prompt))
  if (truth !== 'yes' || !settled || prompts.length === 0) return []
  const given = prompts.map((prompt) => answers[prompt.id]?.value).filter((one) => one !== 'not-applicable')
  const why = asksWhy('reasons', explained)
  if (given.length === 0)
    return odd(
      'all-prompts-not-applicable',
      `${ref} is answered ${value}, although none of its prompts applies. ${why}`,
    )
  const opposite = value === 'yes' ? 'no' : 'yes'
  return given.every((one) => one === opposite)
    ? odd(
        value === 'yes' ? 'yes-against-all-prompts' : 'no-against-all-prompts',
        `${ref} is answered ${value}, although every prompt that applies is answered ${opposite}. ${why}`,
      )
    : []
}

function inFacts(
  framework: Framework,
  caseKind: string,
  facts: CaseFacts,
  answers: Answers,
  noted: Noted,
): OddPattern[] {
  const { facts: planned, standards } = planFor(framework, caseKind)
  const answeredIn = (standardId: string): boolean =>
    standards
      .filter(({ standard }) => standard.id === standardId)
      .some(({ questions }) =>
        questions.some(({ keyQuestion }) =>
          [keyQuestion, ...keyQuestion.prompts].some((one) => answers[one.id] !== undefined),
        ),
      )
  return planned.flatMap(({ fact }): OddPattern[] => {
    const { id, label } = fact
    const explained = noted.has(id)
    const odd = (kind: OddPattern['kind'], message: string): OddPattern => ({
      kind,
      on: 'fact',
      id,
      ref: label,
      message: `${message} ${asksWhy('note', explained)}`,
      explained,
    })
    const { levels = 0, sentence = '' } = disagreement(framework, caseKind, fact, facts) ?? {}
    const far = fact.against && levels >= fact.against.askWhyFrom
    return [
      ...(far ? [odd('far-from-the-service', sentence)] : []),
      ...(framework.remarks ?? [])
        .filter(({ about, answered }) => about === id && (!answered || answeredIn(answered)))
        .filter(({ when }) => judgeIn(framework, caseKind, when, facts) === 'yes')
        .map(({ text }) => odd('facts-at-odds', text)),
    ]
  })
}

export const oddPatterns = (
  framework: Framework,
  caseKind: string,
  facts: CaseFacts,
  answers: Answers,
  noted: Noted = nothingNoted,
): OddPattern[] => [
  ...inFacts(framework, caseKind, facts, answers, noted),
  ...planFor(framework, caseKind).questions.flatMap((one) => inQuestion(one, facts, answers, noted)),
]
