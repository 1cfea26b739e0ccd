/** Where somebody carries on with a case: computed from the answers, so that nothing has to follow people about. */
import type { Framework } from '../framework/shape.ts'
import { factQuestion } from './case-state.ts'
import { planFor } from './plan.ts'
import type { Missing, Progress } from './progress.ts'

export type WhereLeft = {
  /** The facts, or a standard's id. */
  screen: 'facts' | (string & {})
  /** The name under which the question is stored and sent. */
  question: string
  /** "2.1.1 a", or the words of a fact. */
  name: string
}

/** Every question of a kind of case in the order of its screens. */
function orderOf(framework: Framework, caseKind: string): Map<string, number> {
  const { facts, standards } = planFor(framework, caseKind)
  const names = [
    ...facts.map(({ fact }) => factQuestion(fact)),
    ...standards.flatMap(({ questions }) =>
      questions.flatMap(({ keyQuestion }) => [...keyQuestion.prompts.map(({ id }) => id), keyQuestion.id]),
    ),
  ]
  return new Map(names.map((name, at) => [name, at]))
}

/**
 * The first question that is missing after the one answered last; failing that, the first that is missing at all.
 * Null when nothing is missing.
 */
export function whereLeft(
  framework: Framework,
  caseKind: string,
  made: Progress,
  lastAnswered: string | null,
): WhereLeft | null {
  const named = (one: Missing) => one.ref ?? one.text
  const missing: WhereLeft[] = [
    ...made.facts.missing.map((one) => ({
      screen: 'facts',
      question: factQuestion(one),
      name: named(one),
    })),
    ...made.standards.flatMap(({ id, missing }) =>
      missing.map((one) => ({ screen: id, question: one.id, name: named(one) })),
    ),
  ]
  const order = orderOf(framework, caseKind)
  const left = lastAnswered === null ? -1 : (order.get(lastAnswered) ?? -1)
  return missing.find((one) => (order.get(one.question) ?? -1) > left) ?? missing[0] ?? null
}
