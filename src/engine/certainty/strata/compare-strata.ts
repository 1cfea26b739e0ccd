/**
 * Key questions by groups of children over many inspections, each of them a stratum. Counts first; nothing at all where so
 * few children are in a group that chance would look like a finding. All comparisons made at once are corrected for.
 */
import { byInspection, type InspectionRow, type OfInspection } from '../../disclosure/by-inspection.ts'
import { disclosureRule } from '../../disclosure/rule.ts'
import type { Framework } from '../../framework/shape.ts'
import type { TwoShares } from '../fisher.ts'
import { type GroupedCase, groupShares, type SharesBy } from '../group-shares.ts'
import { groupRules } from '../rules.ts'
import { type ExactTest, exactTest } from './exact-test.ts'
import { commonOddsRatio, type Estimate, pooledDifference, weighedShares } from './mantel-haenszel.ts'
import { correctedForMany } from './several-tests.ts'
import { hasBoth, sum } from './stratum.ts'

export interface InspectionCases {
  name: string
  /** The version that the inspection is pinned to. */
  framework: Framework
  cases: readonly GroupedCase[]
}

export interface StrataQuestion extends TwoShares {
  ref: string
  /** Inspections with children of both groups that the question counts. */
  inspections: number
  difference: Estimate
  /** Each group's share as the difference weighs it. */
  weighed: { first: number; second: number }
  odds: Estimate | null
  test: ExactTest
  /** The exact p, corrected for all comparisons that were made. */
  corrected: number
  /** Null where counts by inspection would tell of single children. */
  rows: InspectionRow[] | null
}

/** How many children a group has in all is not among it: of few inspections, or of one, that tells of single children. */
export interface StrataPair {
  first: { label: string }
  second: { label: string }
  questions: StrataQuestion[]
  /** Key questions that too few children of either group, or too few inspections, count for. */
  tooFew: string[]
}

export interface ComparedOver {
  by: string
  label: string
  kinds: { kind: string; label: string; pairs: StrataPair[] }[]
}

/** With a single inspection there is nothing to put together. */
const fewestInspections = 2

type PairIn = { name: string; pair: SharesBy['kinds'][number]['pairs'][number] }

const pairKey = ({ pair }: PairIn): string => `${pair.first.label}\n${pair.second.label}`

/** @param framework the newest version of the line, whose order and names are used */
export function compareOver(framework: Framework, inspections: readonly InspectionCases[]): ComparedOver[] {
  const shares = inspections.map(({ name, framework: own, cases }) => ({
    name,
    shares: groupShares(own, cases),
  }))
  const compared = groupRules(framework).compare.flatMap((one): ComparedOver[] => {
    const by = one.column ?? one.fact!
    const found = shares.flatMap(({ name, shares: all }) =>
      all.filter((each) => each.by === by).map((each) => ({ name, of: each })),
    )
    if (found.length === 0) return []
    const kinds = framework.caseKinds.flatMap(({ id: kind, label }) => {
      const pairs = found.flatMap(({ name, of }) =>
        of.kinds
          .filter((each) => each.kind === kind)
          .flatMap((each) => each.pairs.map((pair) => ({ name, pair }))),
      )
      const byGroups = Map.groupBy(pairs, pairKey)
      return byGroups.size === 0
        ? []
        : [{ kind, label, pairs: [...byGroups.values()].map((own) => pairOver(framework, own)) }]
    })
    return [{ by, label: found[0]!.of.label, kinds }]
  })
  correct(compared)
  return compared
}

function pairOver(framework: Framework, own: readonly PairIn[]): StrataPair {
  const rules = groupRules(framework)
  const { first: one, second: other } = own[0]!.pair
  const over: StrataPair = {
    first: { label: one.label },
    second: { label: other.label },
    questions: [],
    tooFew: [],
  }
  const questions = Map.groupBy(
    own.flatMap(({ name, pair }) => pair.questions.map((question) => ({ name, question }))),
    ({ question }) => question.id,
  )
  for (const all of questions.values()) {
    const { ref } = all.at(-1)!.question
    const strata = all
      .map(({ name, question }): OfInspection => ({ name, first: question.first, second: question.second }))
      .filter(hasBoth)
    const first = { yes: sum(strata.map((one) => one.first.yes)), of: sum(strata.map((one) => one.first.of)) }
    const second = {
      yes: sum(strata.map((one) => one.second.yes)),
      of: sum(strata.map((one) => one.second.of)),
    }
    const few = strata.length < fewestInspections || Math.min(first.of, second.of) < rules.compareFrom
    const test = few ? null : exactTest(strata)
    if (!test || test.attainable > rules.unlikelyPercent / 100) {
      over.tooFew.push(ref)
      continue
    }
    over.questions.push({
      ref,
      first,
      second,
      inspections: strata.length,
      difference: pooledDifference(strata)!,
      weighed: weighedShares(strata)!,
      odds: commonOddsRatio(strata),
      test,
      corrected: test.p,
      rows: byInspection(strata, disclosureRule(framework)),
    })
  }
  return over
}

function correct(compared: readonly ComparedOver[]): void {
  const questions = compared
    .flatMap(({ kinds }) => kinds)
    .flatMap(({ pairs }) => pairs)
    .flatMap((pair) => pair.questions)
  correctedForMany(questions.map(({ test }) => test.p)).forEach((p, at) => {
    questions[at]!.corrected = p
  })
}
