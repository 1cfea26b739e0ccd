/**
 * Key questions by groups of children. Counts first, and nothing at all where too few cases would make chance look
 * like a finding: that goes for a group's size and for the smallest p that could have come out.
 */
import { codesOfColumn, codesOfFact, factsOfCaseKind } from '../framework/find.ts'
import type { Code, Framework } from '../framework/shape.ts'
import type { AssessedCase } from '../rating/tally.ts'
import { answer, caseVectors } from './case-vectors.ts'
import { type ExactTest, fisherExact, type TwoShares } from './fisher.ts'
import { type GroupRules, groupRules } from './rules.ts'
import { chanceFirstLower, difference } from './two-shares.ts'

/** A case as it counts, with its row of the caseload. */
export interface GroupedCase {
  values: Readonly<Record<string, string>>
  counted: AssessedCase
}

export interface ComparedQuestion extends TwoShares {
  ref: string
  difference: { value: number; interval: [number, number] }
  test: ExactTest
  /** How likely it is that the first group's share is lower. */
  firstLower: number
}

export interface GroupPair {
  first: { label: string; cases: number }
  second: { label: string; cases: number }
  /** Empty where nothing can be compared. */
  questions: ComparedQuestion[]
  /** Key questions that too few cases of either group count for, or that no outcome could have told apart. */
  tooFew: string[]
}

export interface ComparedBy {
  /** Id of the column or fact, and what it is called. */
  by: string
  label: string
  kinds: { kind: string; label: string; cases: number; pairs: GroupPair[] }[]
}

type Group = { label: string; has: (code: string | undefined) => boolean }
type Compared = GroupRules['compare'][number]

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

/** What tells the groups apart, in cases of one kind; null where such cases do not have it. */
function sourceOf(framework: Framework, { column: columnId, fact: factId }: Compared, kind: string) {
  const column = framework.caseload.columns.find(({ id }) => id === columnId)
  if (column) {
    return {
      label: column.label,
      codes: codesOfColumn(framework, column, kind),
      valueOf: ({ values }: GroupedCase): string | undefined => values[column.id],
    }
  }
  const fact = factsOfCaseKind(framework, kind).find(({ id }) => id === factId)
  return fact
    ? {
        label: fact.label,
        codes: fact.kind === 'yes-no' ? yesNo : codesOfFact(framework, fact, kind),
        valueOf: ({ counted }: GroupedCase): string | undefined => counted.facts[fact.id],
      }
    : null
}

/** Whoever is not answered in full is left out, so that every question of a group rests on the same cases. */
const isWhole = (framework: Framework, { counted }: GroupedCase): boolean =>
  caseVectors(framework, [counted]).some((one) => one.cases.length > 0)

/** Everything the framework wants compared, by kind of case: kinds rest on other questions. */
export function compareGroups(framework: Framework, cases: readonly GroupedCase[]): ComparedBy[] {
  const rules = groupRules(framework)
  const whole = cases.filter((one) => isWhole(framework, one))
  return rules.compare.flatMap((compared): ComparedBy[] => {
    const kinds = framework.caseKinds.flatMap(({ id: kind, label }) => {
      const source = sourceOf(framework, compared, kind)
      const own = whole.filter(({ counted }) => counted.kind === kind)
      if (!source || own.length === 0) return []
      const pairs = groupsOf(compared, source.codes)
        .map(([first, second]) => {
          const inGroup = (group: Group) => own.filter((one) => group.has(source.valueOf(one)))
          return pairOf(framework, rules, kind, first.label, inGroup(first), second.label, inGroup(second))
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
  rules: GroupRules,
  kind: string,
  firstLabel: string,
  first: readonly GroupedCase[],
  secondLabel: string,
  second: readonly GroupedCase[],
): GroupPair {
  const pair: GroupPair = {
    first: { label: firstLabel, cases: first.length },
    second: { label: secondLabel, cases: second.length },
    questions: [],
    tooFew: [],
  }
  const [one, other] = [first, second].map((cases) =>
    answersOf(
      framework,
      kind,
      cases.map(({ counted }) => counted),
    ),
  ) as [Shares, Shares]
  one.forEach((own, at) => {
    const { ref } = own
    const shares: TwoShares = { first: own, second: other[at]! }
    const small = Math.min(shares.first.of, shares.second.of) < rules.compareFrom
    const test = small ? null : fisherExact(shares)
    if (!test || test.attainable > rules.unlikelyPercent / 100) {
      pair.tooFew.push(ref)
      return
    }
    pair.questions.push({
      ref,
      first: { yes: own.yes, of: own.of },
      second: { yes: shares.second.yes, of: shares.second.of },
      test,
      difference: difference(shares),
      firstLower: chanceFirstLower(shares),
    })
  })
  return pair
}

type Shares = { ref: string; yes: number; of: number }[]

function answersOf(framework: Framework, kind: string, cases: readonly AssessedCase[]): Shares {
  const { questions, cases: vectors } = caseVectors(framework, cases).find((one) => one.kind === kind)!
  return questions.map(({ ref }, at) => ({
    ref,
    yes: vectors.filter((vector) => vector[at] === answer.yes).length,
    of: vectors.filter((vector) => vector[at] !== answer.notRelevant).length,
  }))
}
