/**
 * Key questions by groups of children. Counts first, and nothing at all where too few cases would make chance look
 * like a finding: that goes for a group's size and for the smallest p that could have come out.
 */
import type { Framework } from '../framework/shape.ts'
import { type ExactTest, fisherExact, type TwoShares } from './fisher.ts'
import { type GroupedCase, groupShares, type PairOfShares } from './group-shares.ts'
import { type GroupRules, groupRules } from './rules.ts'
import { chanceFirstLower, difference } from './two-shares.ts'

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

/** Everything the framework wants compared. */
export function compareGroups(framework: Framework, cases: readonly GroupedCase[]): ComparedBy[] {
  const rules = groupRules(framework)
  return groupShares(framework, cases).map(({ kinds, ...by }) => ({
    ...by,
    kinds: kinds.map((kind) => ({ ...kind, pairs: kind.pairs.map((pair) => compared(rules, pair)) })),
  }))
}

function compared(rules: GroupRules, { first, second, questions }: PairOfShares): GroupPair {
  const pair: GroupPair = { first, second, questions: [], tooFew: [] }
  for (const { ref, first: own, second: other } of questions) {
    const shares: TwoShares = { first: own, second: other }
    const small = Math.min(own.of, other.of) < rules.compareFrom
    const test = small ? null : fisherExact(shares)
    if (!test || test.attainable > rules.unlikelyPercent / 100) {
      pair.tooFew.push(ref)
      continue
    }
    pair.questions.push({
      ref,
      ...shares,
      test,
      difference: difference(shares),
      firstLower: chanceFirstLower(shares),
    })
  }
  return pair
}
