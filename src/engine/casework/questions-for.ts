/** Which key questions a case answers, and why. */
import type { Condition, Fact, Framework, KeyQuestion, Standard } from '../framework/shape.ts'
import type { CaseFacts } from './case-facts.ts'
import { judgeIn, planFor } from './plan.ts'
import { because } from './reason.ts'
import type { Truth } from './truth.ts'

export type CaseQuestion = {
  keyQuestion: KeyQuestion
  standard: Standard
  applies: Truth
  /** One sentence, for the assessor. */
  reason: string
}

const openings: Record<Truth, string> = { yes: 'Counts', no: 'Does not count', undecided: 'Not yet decided' }

function sentence(
  framework: Framework,
  caseKind: string,
  facts: CaseFacts,
  applies: Truth,
  when: Condition | undefined,
  always: string,
): string {
  if (!when) return always
  const judge = (condition: Condition): Truth => judgeIn(framework, caseKind, condition, facts)
  return `${openings[applies]}: ${because({ framework, caseKind, facts, judge }, when).join(', and ')}.`
}

/** Every key question rated from cases of this kind, in the framework's order. Facts not answered leave it undecided. */
export const questionsFor = (framework: Framework, caseKind: string, facts: CaseFacts): CaseQuestion[] =>
  planFor(framework, caseKind).questions.map(({ keyQuestion, standard, applies }) => {
    const truth = applies(facts)
    const reason = sentence(framework, caseKind, facts, truth, keyQuestion.when, 'Counts: every case does.')
    return { keyQuestion, standard, applies: truth, reason }
  })

export type CaseFact = {
  fact: Fact
  /** Undecided while a fact that its own rule rests on is not answered. */
  asked: Truth
  /** Taken from the caseload, or recorded by the inspector. */
  from: 'caseload' | 'inspector'
  answered: boolean
  reason: string
}

/** The facts of a case of this kind: which the form must ask, and which of them are answered with a known value. */
export const factsFor = (framework: Framework, caseKind: string, facts: CaseFacts): CaseFact[] =>
  planFor(framework, caseKind).facts.map(({ fact, values, asked }) => {
    const truth = asked(facts)
    return {
      fact,
      asked: truth,
      from: fact.column ? 'caseload' : 'inspector',
      answered: values.has(facts[fact.id] ?? ''),
      reason: sentence(framework, caseKind, facts, truth, fact.when, 'Asked in every case.').replace(
        /^(Counts|Does not count)/,
        (opening) => (opening === 'Counts' ? 'Asked' : 'Not asked'),
      ),
    }
  })
