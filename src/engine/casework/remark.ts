/** What is said beside a question about its answer: what looks odd, and how a view differs from the service's. */
import { type CaseContext, type CaseState, factOfQuestion } from './case-state.ts'
import { type Disagreement, disagreement } from './disagreement.ts'

/** How the inspector's view of a fact differs from the service's; nothing for any other question. */
export function differenceOf(
  { framework, caseKind }: CaseContext,
  state: Pick<CaseState, 'facts'>,
  question: string,
): Disagreement | undefined {
  const fact = framework.facts.find((one) => one.id === factOfQuestion(question))
  return fact && disagreement(framework, caseKind, fact, state.facts)
}

export function remarkOn(context: CaseContext, state: CaseState, question: string): string | undefined {
  const id = factOfQuestion(question) ?? question
  const odd = state.odd.filter((one) => one.id === id)
  // What is far from the service's view says the direction itself.
  const direction = odd.some((one) => one.kind === 'far-from-the-service')
    ? undefined
    : differenceOf(context, state, question)?.sentence
  const said = [direction, ...odd.map((one) => one.message)].filter((one) => one !== undefined)
  return said.length > 0 ? said.join(' ') : undefined
}
