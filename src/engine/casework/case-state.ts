/** A case as it stands: its facts from the caseload and the inspector, its answers, and how far it has come. */
import { factsOfCaseKind } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import type { Answers, AnswerValue } from './answers.ts'
import type { CaseFacts } from './case-facts.ts'
import { type OddPattern, oddPatterns } from './odd-patterns.ts'
import { type Progress, progress } from './progress.ts'

export type CaseContext = {
  framework: Framework
  caseKind: string
  /** The case's row of the caseload, by column. */
  caseValues: Record<string, string>
}

/**
 * The value that each question has now; a question without an answer is left out or null. Its note, or whether it has
 * one, where odd patterns are shown: they say whether a reason is given.
 */
export type CurrentValues = Iterable<{
  question: string
  value: string | null
  note?: string | null
  noted?: boolean
}>

export type CaseState = {
  facts: CaseFacts
  answers: Answers
  progress: Progress
  odd: OddPattern[]
}

/** The name under which a fact's answer is stored and sent. */
export const factQuestion = (fact: { id: string }): string => `fact:${fact.id}`

/** The fact that a question is about, by id; nothing for a key question or prompt. */
export const factOfQuestion = (question: string): string | undefined =>
  question.startsWith('fact:') ? question.slice('fact:'.length) : undefined

export function caseState(context: CaseContext, current: CurrentValues): CaseState {
  const { framework, caseKind, caseValues } = context
  const values = new Map<string, string>()
  const noted = new Set<string>()
  for (const one of current) {
    if (one.value !== null) values.set(one.question, one.value)
    if (one.noted ?? (one.note ?? null) !== null) noted.add(factOfQuestion(one.question) ?? one.question)
  }
  const facts: Record<string, string | undefined> = {}
  for (const fact of factsOfCaseKind(framework, caseKind)) {
    facts[fact.id] = fact.column ? caseValues[fact.column] : values.get(factQuestion(fact))
  }
  const answers: Record<string, { value: AnswerValue }> = {}
  for (const [question, value] of values) {
    if (value === 'yes' || value === 'no' || value === 'not-applicable') answers[question] = { value }
  }
  return {
    facts,
    answers,
    progress: progress(framework, caseKind, facts, answers),
    odd: oddPatterns(framework, caseKind, facts, answers, noted),
  }
}

/** Facts, key questions and prompts together: answered and asked. */
export const counted = (made: Progress): { answered: number; of: number } => ({
  answered: made.answered + made.facts.answered,
  of: made.of + made.facts.of,
})

export const missingCount = (made: Progress): number => counted(made).of - counted(made).answered
