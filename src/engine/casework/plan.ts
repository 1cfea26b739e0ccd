/** A framework made ready for one kind of case: its facts, its questions, and its rules as functions. */
import { codesOfFact, factsOfCaseKind, standardsJudgedFrom } from '../framework/find.ts'
import type { Condition, Fact, Framework, KeyQuestion, Standard } from '../framework/shape.ts'
import type { CaseFacts } from './case-facts.ts'
import type { Truth } from './truth.ts'
import { allOf, anyOf, opposite } from './truth.ts'

export type Rule = (facts: CaseFacts) => Truth

export type PlannedFact = { fact: Fact; values: ReadonlySet<string>; asked: Rule }
export type PlannedQuestion = { keyQuestion: KeyQuestion; standard: Standard; applies: Rule }

export type Plan = {
  caseKind: string
  compile: (condition: Condition) => Rule
  facts: PlannedFact[]
  standards: { standard: Standard; questions: PlannedQuestion[] }[]
  questions: PlannedQuestion[]
}

const always: Rule = () => 'yes'

/** Checked frameworks are never changed, so what was made ready once serves every case. */
const ready = new WeakMap<Framework, Map<string, Plan>>()

export function planFor(framework: Framework, caseKind: string): Plan {
  const plans = ready.get(framework) ?? new Map<string, Plan>()
  const plan = plans.get(caseKind) ?? makePlan(framework, caseKind)
  ready.set(framework, plans.set(caseKind, plan))
  return plan
}

function makePlan(framework: Framework, caseKind: string): Plan {
  if (!framework.caseKinds.some((kind) => kind.id === caseKind))
    throw new Error(`${framework.id} has no cases of the kind "${caseKind}"`)
  const planned = new Map<string, PlannedFact>()

  /** A fact that is not asked of a case has no value, so a rule about its value is not met. */
  const compile = (condition: Condition): Rule => {
    if ('all' in condition) {
      const rules = condition.all.map(compile)
      return (facts) => allOf(rules.map((rule) => rule(facts)))
    }
    if ('any' in condition) {
      const rules = condition.any.map(compile)
      return (facts) => anyOf(rules.map((rule) => rule(facts)))
    }
    if ('not' in condition) {
      const rule = compile(condition.not)
      return (facts) => opposite(rule(facts))
    }
    const wanted = new Set(condition.is)
    const id = condition.fact
    return (facts) => {
      const known = planned.get(id)
      if (!known) return 'no'
      const asked = known.asked(facts)
      if (asked !== 'yes') return asked
      const value = facts[id]
      // A value outside the code list says nothing; it must not quietly drop the case from a count.
      if (value === undefined || !known.values.has(value)) return 'undecided'
      return wanted.has(value) ? 'yes' : 'no'
    }
  }

  const facts = factsOfCaseKind(framework, caseKind).map((fact): PlannedFact => {
    const values =
      fact.kind === 'yes-no' ? ['yes', 'no'] : codesOfFact(framework, fact, caseKind).map((code) => code.code)
    return { fact, values: new Set(values), asked: fact.when ? compile(fact.when) : always }
  })
  for (const one of facts) planned.set(one.fact.id, one)

  const standards = standardsJudgedFrom(framework, caseKind).map((standard) => ({
    standard,
    questions: standard.keyQuestions.map(
      (keyQuestion): PlannedQuestion => ({
        keyQuestion,
        standard,
        applies: keyQuestion.when ? compile(keyQuestion.when) : always,
      }),
    ),
  }))
  return { caseKind, compile, facts, standards, questions: standards.flatMap((one) => one.questions) }
}

/** Judges any rule of the framework for one case. */
export const judgeIn = (
  framework: Framework,
  caseKind: string,
  condition: Condition,
  facts: CaseFacts,
): Truth => planFor(framework, caseKind).compile(condition)(facts)
