/** A case as it stands: its facts from the caseload and the inspector, its answers, and how far it has come. */
import type { Answers, AnswerValue } from '#engine/casework/answers.ts'
import type { CaseFacts } from '#engine/casework/case-facts.ts'
import { type OddPattern, oddPatterns } from '#engine/casework/odd-patterns.ts'
import { type Progress, progress } from '#engine/casework/progress.ts'
import { factsOfCaseKind } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { factOfQuestion, factQuestion } from './asked.ts'
import type { ListedCase } from './queries.ts'

export interface CaseContext {
  framework: Framework
  caseKind: string
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

export interface CaseState {
  facts: CaseFacts
  answers: Answers
  progress: Progress
  odd: OddPattern[]
}

/** A case of a list, with how far it has come. */
export interface CaseWithState extends ListedCase {
  state: CaseState
}

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
