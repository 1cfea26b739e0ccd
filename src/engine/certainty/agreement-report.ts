/**
 * Agreement over all double-assessed cases: per key question, per standard, per person, and in all. Questions of one
 * case are not independent of one another, so exact intervals and tests stand only where each case counts once.
 */
import { standardById } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { ac1, agreementOn, alike, type Coefficient, kappa, sizeOf, type Table } from './agreement.ts'
import { alpha, unitsOf } from './alpha.ts'
import { evenSplit, exactShare } from './binomial.ts'
import { bootstrapCases } from './bootstrap.ts'
import { categoryCount, type DoubleAssessed, type Pair, pairsOf, tableOf } from './compared-answers.ts'

type Interval = [lowest: number, highest: number]

export interface Agreement {
  table: Table
  /** Double-assessed cases behind it. */
  cases: number
  /** Answers compared: one for each case and question. */
  answers: number
  alike: number
  bothYes: number
  bothNo: number
  yesNo: number
  noYes: number
  /** They differ on whether the question is relevant. */
  relevance: number
  onYes: number | null
  onNo: number | null
  /** Null below the number of cases from which the framework lets a coefficient be shown. */
  coefficients: { ac1: Coefficient; kappa: number | null; alpha: number | null } | null
}

export interface QuestionAgreement extends Agreement {
  question: string
  interval80: Interval
  interval95: Interval
  /** Exact McNemar: small when one of the two says yes more often than chance explains. */
  stricter: number
}

export interface PooledAgreement extends Agreement {
  /** Of AC1, at 80 per cent, by drawing whole cases again. */
  interval80: Interval | null
}

export interface StandardAgreement extends PooledAgreement {
  standard: string
}

export interface PersonAgreement extends Agreement {
  person: string
  /** Cases in which this person said yes more often, and less often, than the other. */
  milder: number
  stricter: number
  /** How likely so uneven a split would be if both were equally strict; each case counts once. */
  evenSplit: number
}

export interface AgreementReport {
  /** Double-assessed cases from which coefficients are shown. */
  coefficientFrom: number
  cases: number
  questions: QuestionAgreement[]
  standards: StandardAgreement[]
  people: PersonAgreement[]
  overall: PooledAgreement | null
}

/** Frameworks from before this was among their parts: the same choice, listed in frameworks/README.md. */
const otherwise = 6

function measured(pairs: readonly Pair[], size: 2 | 3, coefficientFrom: number): Agreement {
  const table = tableOf(pairs, size)
  const cases = new Set(pairs.map(({ at }) => at)).size
  const [yes, no] = [table[0]!, table[1]!]
  const differing = sizeOf(table) - alike(table)
  return {
    table,
    cases,
    answers: sizeOf(table),
    alike: alike(table),
    bothYes: yes[0]!,
    bothNo: no[1]!,
    yesNo: yes[1]!,
    noYes: no[0]!,
    relevance: differing - yes[1]! - no[0]!,
    onYes: agreementOn(table, 0),
    onNo: agreementOn(table, 1),
    coefficients:
      cases < coefficientFrom ? null : { ac1: ac1(table), kappa: kappa(table), alpha: alpha(unitsOf(table)) },
  }
}

const questionsIn = (pairs: readonly Pair[]): Set<string> => new Set(pairs.map(({ question }) => question))

export function agreementReport(framework: Framework, cases: readonly DoubleAssessed[]): AgreementReport {
  const coefficientFrom = framework.secondAssessment?.coefficientFrom ?? otherwise
  // In order of their references, so that the order in which they are handed over cannot matter to the seed.
  const inOrder = cases.toSorted((a, b) => (a.caseRef < b.caseRef ? -1 : 1))
  const pairs = pairsOf(inOrder)
  const pooled = (own: readonly Pair[], seed: string): PooledAgreement => {
    const size = categoryCount(framework, questionsIn(own))
    const all = measured(own, size, coefficientFrom)
    const ofCase = [...Map.groupBy(own, ({ at }) => at).values()]
    const interval80 = all.coefficients
      ? bootstrapCases(ofCase.length, seed, 80, (places) => {
          const table = tableOf(
            places.flatMap((place) => ofCase[place]!),
            size,
          )
          return ac1(table).value
        })
      : null
    return { ...all, interval80 }
  }
  const questions = [...Map.groupBy(pairs, ({ question }) => question)].map(([question, own]) => {
    const one = measured(own, categoryCount(framework, [question]), coefficientFrom)
    return {
      question,
      ...one,
      interval80: exactShare(one.alike, one.answers, 80),
      interval95: exactShare(one.alike, one.answers, 95),
      stricter: evenSplit(one.yesNo, one.noYes),
    }
  })
  const standards = [...Map.groupBy(pairs, ({ standard }) => standard)].map(([standard, own]) => ({
    standard,
    ...pooled(own, `agreement|${standardById(framework, standard)?.ref ?? standard}`),
  }))
  const people = [...new Set(inOrder.flatMap(({ first, second }) => [first, second]))].sort()
  return {
    coefficientFrom,
    cases: inOrder.length,
    questions,
    standards,
    people: people.map((person) => ofPerson(framework, inOrder, pairs, person, coefficientFrom)),
    overall: pairs.length > 0 ? pooled(pairs, 'agreement|all') : null,
  }
}

/** One person beside whoever assessed the same cases: their own answers first, whichever assessment they made. */
function ofPerson(
  framework: Framework,
  cases: readonly DoubleAssessed[],
  pairs: readonly Pair[],
  person: string,
  coefficientFrom: number,
): PersonAgreement {
  const own = pairs
    .filter(({ at }) => cases[at]!.first === person || cases[at]!.second === person)
    .map((pair) =>
      cases[pair.at]!.first === person ? pair : { ...pair, first: pair.second, second: pair.first },
    )
  const leaning = [...Map.groupBy(own, ({ at }) => at).values()].map((answers) =>
    answers.reduce((total, { first, second }) => {
      if (first === 0 && second === 1) return total + 1
      return first === 1 && second === 0 ? total - 1 : total
    }, 0),
  )
  const milder = leaning.filter((one) => one > 0).length
  const stricter = leaning.filter((one) => one < 0).length
  const size = categoryCount(framework, questionsIn(own))
  return {
    person,
    ...measured(own, size, coefficientFrom),
    milder,
    stricter,
    evenSplit: evenSplit(milder, stricter),
  }
}
