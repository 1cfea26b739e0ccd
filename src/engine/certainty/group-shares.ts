/**
 * Counts by groups of children, before anything is compared: for each pair of groups how many cases of either answer
 * each key question, and how many of those with yes.
 */
import { codesOfColumn, codesOfFact, factsOfCaseKind } from '../framework/find.ts'
import type { Code, Framework } from '../framework/shape.ts'
import type { AssessedCase } from '../rating/tally.ts'
import { answer, caseVectors } from './case-vectors.ts'
import type { TwoShares } from './fisher.ts'
import { type GroupRules, groupRules } from './rules.ts'

/** A case as it counts, with its row of the caseload. */
export interface GroupedCase {
  values: Readonly<Record<string, string>>
  counted: AssessedCase
}

export interface SharesOfQuestion extends TwoShares {
  /** The key question. */
  id: string
  ref: string
}

export interface PairOfShares {
  first: { label: string; cases: number }
  second: { label: string; cases: number }
  questions: SharesOfQuestion[]
}

export interface SharesBy {
  /** Id of the column or fact, and what it is called. */
  by: string
  label: string
  kinds: { kind: string; label: string; cases: number; pairs: PairOfShares[] }[]
}

type Group = { label: string; has: (code: string | undefined) => boolean }
export type Compared = GroupRules['compare'][number]

const among = ({ label, codes }: { label: string; codes: readonly string[] }): Group => ({
  label,
  has: (code) => code !== undefined && codes.includes(code),
})

/** One group against another, or each category against all others whose category is known. */
function groupsOf(compared: Compared, codes: readonly Code[]): [Group, Group][] {
  if (compared.pair) return [[among(compared.pair[0]), among(compared.pair[1])]]
  const known = codes.map(({ code }) => code)
  return codes.map(({ code, label }) => [
    among({ label, codes: [code] }),
    among({ label: 'All others', codes: known.filter((other) => other !== code) }),
  ])
}

const yesNo: Code[] = [
  { code: 'yes', label: 'Yes', also: [] },
  { code: 'no', label: 'No', also: [] },
]

export interface GroupSource {
  label: string
  codes: Code[]
  /** Whether the codes stand in order, such as levels of risk. */
  ordered: boolean
  valueOf: (one: GroupedCase) => string | undefined
}

/** What tells the groups apart, in cases of one kind; null where such cases do not have it. */
export function groupSource(framework: Framework, compared: Compared, kind: string): GroupSource | null {
  const column = framework.caseload.columns.find(({ id }) => id === compared.column)
  if (column) {
    return {
      label: column.label,
      codes: codesOfColumn(framework, column, kind),
      ordered: false,
      valueOf: ({ values }) => values[column.id],
    }
  }
  const fact = factsOfCaseKind(framework, kind).find(({ id }) => id === compared.fact)
  return fact
    ? {
        label: fact.label,
        codes: fact.kind === 'yes-no' ? yesNo : codesOfFact(framework, fact, kind),
        ordered: fact.against !== undefined,
        valueOf: ({ counted }) => counted.facts[fact.id],
      }
    : null
}

/** Whoever is not answered in full is left out, so that every question of a group rests on the same cases. */
export const wholeCases = (framework: Framework, cases: readonly GroupedCase[]): GroupedCase[] =>
  cases.filter(({ counted }) => caseVectors(framework, [counted]).some((one) => one.cases.length > 0))

/** Each pair of groups that the framework wants compared, by kind of case: kinds rest on other questions. */
export function groupShares(framework: Framework, cases: readonly GroupedCase[]): SharesBy[] {
  const whole = wholeCases(framework, cases)
  return groupRules(framework).compare.flatMap((compared): SharesBy[] => {
    const kinds = framework.caseKinds.flatMap(({ id: kind, label }) => {
      const source = groupSource(framework, compared, kind)
      const own = whole.filter(({ counted }) => counted.kind === kind)
      if (!source || own.length === 0) return []
      const pairs = groupsOf(compared, source.codes)
        .map(([first, second]): PairOfShares => {
          const inGroup = (group: Group) => own.filter((one) => group.has(source.valueOf(one)))
          return pairOf(framework, kind, first.label, inGroup(first), second.label, inGroup(second))
        })
        // A category that nobody is in is nothing to tell.
        .filter(({ first, second }) => first.cases + second.cases > 0 && (compared.pair || first.cases > 0))
      return [{ kind, label, cases: own.length, source: source.label, pairs }]
    })
    if (kinds.length === 0) return []
    return [
      {
        by: compared.column ?? compared.fact!,
        label: compared.label ?? kinds[0]!.source,
        kinds: kinds.map(({ source: _, ...one }) => one),
      },
    ]
  })
}

function pairOf(
  framework: Framework,
  kind: string,
  firstLabel: string,
  first: readonly GroupedCase[],
  secondLabel: string,
  second: readonly GroupedCase[],
): PairOfShares {
  const [one, other] = [answersOf(framework, kind, first), answersOf(framework, kind, second)]
  return {
    first: { label: firstLabel, cases: first.length },
    second: { label: secondLabel, cases: second.length },
    questions: one.map(({ id, ref, yes, of }, at) => ({
      id,
      ref,
      first: { yes, of },
      second: { yes: other[at]!.yes, of: other[at]!.of },
    })),
  }
}

/** How many of these cases, all answered in full, answer each key question of their kind, and how many with yes. */
export function answersOf(
  framework: Framework,
  kind: string,
  cases: readonly GroupedCase[],
): { id: string; ref: string; yes: number; of: number }[] {
  const counted = cases.map((one) => one.counted)
  const { questions, cases: vectors } = caseVectors(framework, counted).find((one) => one.kind === kind)!
  return questions.map(({ id, ref }, at) => ({
    id,
    ref,
    yes: vectors.filter((vector) => vector[at] === answer.yes).length,
    of: vectors.filter((vector) => vector[at] !== answer.notRelevant).length,
  }))
}
