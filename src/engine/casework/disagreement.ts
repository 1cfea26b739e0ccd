/**
 * How far the inspector's view lies from the service's, and in which direction. It follows from the two answers, so
 * nobody is asked for it.
 */
import { codesOfFact, factValueLabel } from '../framework/find.ts'
import type { Fact, Framework } from '../framework/shape.ts'
import type { CaseFacts } from './case-facts.ts'

export type Disagreement = {
  direction: 'agree' | 'underestimated' | 'overestimated'
  /** How many levels apart; 0 where they agree. */
  levels: number
  /** Said to the inspector who answers. */
  sentence: string
  /** For whoever reads the case. */
  recorded: string
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five']
const inWords = (levels: number): string => `${counts[levels] ?? levels} ${levels === 1 ? 'level' : 'levels'}`

/** Nothing while either answer is missing, or is none of the codes. The codes stand in order of severity. */
export function disagreement(
  framework: Framework,
  caseKind: string,
  fact: Fact,
  facts: CaseFacts,
): Disagreement | undefined {
  const service = fact.against && facts[fact.against.fact]
  const own = facts[fact.id]
  if (service === undefined || own === undefined) return undefined
  const codes = codesOfFact(framework, fact, caseKind).map(({ code }) => code)
  const [from, to] = [codes.indexOf(service), codes.indexOf(own)]
  if (from < 0 || to < 0) return undefined
  const theirs = factValueLabel(framework, fact, service, caseKind).toLowerCase()
  if (from === to)
    return {
      direction: 'agree',
      levels: 0,
      sentence: `You agree with the service: ${theirs}.`,
      recorded: 'As the service classified it.',
    }
  const levels = Math.abs(to - from)
  const [direction, comparison] =
    to > from ? (['underestimated', 'higher'] as const) : (['overestimated', 'lower'] as const)
  const by = `${direction} by ${inWords(levels)}`
  return {
    direction,
    levels,
    sentence: `You judge it ${comparison} than the service did (${theirs}): it was ${by}.`,
    recorded: `${comparison === 'higher' ? 'Higher' : 'Lower'} than the service classified it (${theirs}): ${by}.`,
  }
}
