/** Says which key questions begin or cease to count when a fact changes. */
import type { Framework } from '../framework/shape.ts'
import type { CaseFacts } from './case-facts.ts'
import { planFor } from './plan.ts'
import type { Truth } from './truth.ts'

const openings: { to: Truth; text: string }[] = [
  { to: 'yes', text: 'Now counts' },
  { to: 'no', text: 'Does not count' },
  { to: 'undecided', text: 'Not decided any more' },
]

/** "Now counts: 2.2.3. Does not count: 2.2.2."; empty when nothing changes. */
export function routingChange(
  framework: Framework,
  caseKind: string,
  before: CaseFacts,
  after: CaseFacts,
): string {
  const { questions } = planFor(framework, caseKind)
  return openings
    .map(({ to, text }) => ({
      text,
      refs: questions
        .filter(({ applies }) => applies(after) === to && applies(before) !== to)
        .map(({ keyQuestion }) => keyQuestion.ref),
    }))
    .filter(({ refs }) => refs.length > 0)
    .map(({ text, refs }) => `${text}: ${refs.join(', ')}.`)
    .join(' ')
}
