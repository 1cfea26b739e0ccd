/**
 * The view of a case that counts when two assessed it: the first, with what was decided in favour of the second.
 * Neither assessment is changed by it. A decision counts while both answers still are those it was made on.
 */
import type { Framework } from '../framework/shape.ts'
import type { AnswerValue } from './answers.ts'
import { planFor } from './plan.ts'
import { notRelevant, type View } from './two-views.ts'

export interface Decided {
  question: string
  firstValue: string
  secondValue: string
  stands: 'first' | 'second'
}

/** Where the two answered the same question differently, and nobody has decided which answer stands. */
export interface Open {
  question: string
  kind: 'fact' | 'key-question' | 'prompt'
}

export interface ReconciledView extends View {
  /** Differences that somebody can decide on, and has not. Until then the first answer counts. */
  open: Open[]
  /** Key questions that count by the facts as they now stand, and that neither of the two answered. */
  unanswered: string[]
}

/** As it is compared: a prompt answered “not applicable” says the same as one that the facts leave out. */
const said = (value: string): string => (value === 'not-applicable' ? notRelevant : value)

export function reconcileViews(
  framework: Framework,
  caseKind: string,
  first: View,
  second: View,
  decisions: readonly Decided[],
): ReconciledView {
  const plan = planFor(framework, caseKind)
  const open: Open[] = []
  const decided = new Map(decisions.map((one) => [one.question, one]))
  /** The second's value where it was decided so, otherwise the first's; the second's too where it is the only one. */
  const standing = (
    question: string,
    kind: Open['kind'],
    one: string | undefined,
    other: string | undefined,
  ): string | undefined => {
    if (one === undefined || other === undefined) return one ?? other
    if (one === other) return one
    const decision = decided.get(question)
    if (decision && decision.firstValue === said(one) && decision.secondValue === said(other))
      return decision.stands === 'second' ? other : one
    open.push({ question, kind })
    return one
  }
  const facts: Record<string, string | undefined> = { ...first.facts }
  for (const { fact, asked } of plan.facts) {
    // A fact is asked by facts before it, so those are settled already.
    if (fact.column || asked(facts) === 'no') continue
    const valueIn = (view: View): string | undefined =>
      asked(view.facts) === 'yes' ? view.facts[fact.id] : undefined
    facts[fact.id] = standing(`fact:${fact.id}`, 'fact', valueIn(first), valueIn(second))
  }
  const answers: Record<string, { value: AnswerValue } | undefined> = { ...first.answers }
  const unanswered: string[] = []
  for (const { keyQuestion, applies } of plan.questions) {
    if (applies(facts) !== 'yes') continue
    // What somebody answered before its question ceased to count in their view is not their view.
    const valueIn = (view: View, id: string): AnswerValue | undefined =>
      applies(view.facts) === 'yes' ? view.answers[id]?.value : undefined
    const settle = (id: string, kind: Open['kind']): AnswerValue | undefined => {
      const value = standing(id, kind, valueIn(first, id), valueIn(second, id)) as AnswerValue | undefined
      answers[id] = value === undefined ? undefined : { value }
      return value
    }
    if (settle(keyQuestion.id, 'key-question') === undefined) unanswered.push(keyQuestion.ref)
    for (const prompt of keyQuestion.prompts) settle(prompt.id, 'prompt')
  }
  return { facts, answers, open, unanswered }
}
