/** Rules made ready for the inspections of one framework: which question is rated how, and where its answers are. */
import { planFor, type Rule } from '../casework/plan.ts'
import { keyQuestionById, standardById } from '../framework/find.ts'
import type { Band, Framework, KeyQuestion, Standard } from '../framework/shape.ts'
import { bandsInOrder } from '../rating/band.ts'
import type { Rules } from './rules.ts'

export type SchemeQuestion = {
  keyQuestion: KeyQuestion
  /** The same question as the inspection asked it; null where it did not. */
  source: KeyQuestion | null
  /** The same cases answer it as in the inspection. */
  sameCases: boolean
  everyCase: boolean
  everyCaseBefore: boolean
  /** Whether a case answered it in the inspection, and whether it would by these rules. */
  applied: Rule
  applies: Rule
}

export type SchemeStandard = {
  standard: Standard
  caseKind: string
  /** Where its judgement is; null where the inspection had no such standard. */
  source: Standard | null
  replaced: boolean
  from: 'lowest' | 'mean' | 'middle'
  leading: { keyQuestion: string; othersLowerBy: number } | null
  questions: SchemeQuestion[]
}

export type Scheme = {
  /** What is rated by, with bands and limits as the rules have them. */
  framework: Framework
  bands: Band[]
  standards: SchemeStandard[]
  /** So many of a sub-sample's kind are taken to be left out, by kind of case. */
  leftOut: Readonly<Record<string, number>>
}

const never: Rule = () => 'no'
const always: Rule = () => 'yes'

/** The rule by which a framework picks the cases of a question. */
function ruleOf(framework: Framework, caseKind: string, id: string): Rule {
  if (!framework.caseKinds.some((kind) => kind.id === caseKind)) return never
  return planFor(framework, caseKind).questions.find((one) => one.keyQuestion.id === id)?.applies ?? never
}

function withRules(framework: Framework, rules: Partial<Rules>): Framework {
  const { keyQuestionBands } = framework
  return {
    ...framework,
    keyQuestionBands: {
      ...keyQuestionBands,
      banding: rules.banding ?? keyQuestionBands.banding,
      bands: keyQuestionBands.bands.map((band) => ({
        ...band,
        from: rules.boundaries?.[band.rating] ?? band.from,
      })),
    },
    limitingJudgements: rules.noLimits ? [] : framework.limitingJudgements,
  }
}

/** @param own the framework of the inspections; `all` are those the rules may name */
export function schemeFor(own: Framework, rules: Partial<Rules>, all: readonly Framework[]): Scheme {
  const named = (id: string | undefined): Framework | undefined =>
    id === undefined ? undefined : id === own.id ? own : all.find((one) => one.id === id)
  const under = named(rules.framework) ?? own
  const pickedBy = named(rules.cases?.subSamplesOf)
  const framework = withRules(under, rules)
  const standards = framework.domains.flatMap((domain) =>
    domain.standards.map((standard): SchemeStandard => {
      const within = !rules.within || rules.within.some((id) => id === domain.id || id === standard.id)
      const caseKind = standard.caseKind ?? ''
      const question = (keyQuestion: KeyQuestion): SchemeQuestion => {
        const before = keyQuestionById(own, keyQuestion.id)
        const asked = before?.standard.judged === 'from-cases' && before.standard.caseKind === caseKind
        const cases = within ? rules.cases : undefined
        const other = cases?.subSamplesOf && pickedBy ? keyQuestionById(pickedBy, keyQuestion.id) : undefined
        // Where the other framework does not ask the question, the one that is rated by decides.
        const when = cases?.whole ? undefined : (other?.keyQuestion ?? keyQuestion).when
        const applies = cases?.whole
          ? always
          : ruleOf(other && pickedBy ? pickedBy : under, caseKind, keyQuestion.id)
        return {
          keyQuestion,
          source: asked ? before.keyQuestion : null,
          sameCases: asked && JSON.stringify(when) === JSON.stringify(before.keyQuestion.when),
          everyCase: when === undefined,
          everyCaseBefore: asked && before.keyQuestion.when === undefined,
          applied: asked ? ruleOf(own, caseKind, keyQuestion.id) : never,
          applies,
        }
      }
      const leads = standard.keyQuestions.find((one) => rules.leading?.keyQuestions.includes(one.id))
      return {
        standard,
        caseKind,
        source: standardById(own, standard.id) ?? null,
        replaced: rules.unknown?.includes(standard.id) ?? false,
        from: (within && rules.standardFrom) || 'lowest',
        leading:
          within && leads ? { keyQuestion: leads.id, othersLowerBy: rules.leading!.othersLowerBy } : null,
        questions: standard.judged === 'from-cases' ? standard.keyQuestions.map(question) : [],
      }
    }),
  )
  return {
    framework,
    bands: bandsInOrder(framework.keyQuestionBands),
    standards,
    leftOut: rules.cases?.leftOut ?? {},
  }
}
