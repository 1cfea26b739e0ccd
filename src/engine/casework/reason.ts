/** Says in plain words why a rule is met, not met or still open. */
import { factValueLabel } from '../framework/find.ts'
import type { Condition, Framework } from '../framework/shape.ts'
import type { CaseFacts } from './case-facts.ts'
import type { Truth } from './truth.ts'

type About = {
  framework: Framework
  caseKind: string
  facts: CaseFacts
  judge: (condition: Condition) => Truth
}

const asQuoted = (label: string): string => label.replace(/[?.]$/, '')

function leaf(
  { framework, caseKind, facts, judge }: About,
  condition: Extract<Condition, { fact: string }>,
): string {
  const fact = framework.facts.find((one) => one.id === condition.fact)
  if (!fact) return `"${condition.fact}" is not recorded`
  const value = facts[fact.id]
  const label = `"${asQuoted(fact.label)}"`
  if (judge(condition) === 'undecided') return `${label} is not answered yet`
  if (value === undefined) return `${label} is not asked in this case`
  return `${label} is ${factValueLabel(framework, fact, value, caseKind).toLowerCase()}`
}

/** The parts of a rule that settle it: for "all" the ones not met, for "any" the ones met. */
export function because(about: About, condition: Condition): string[] {
  if ('fact' in condition) return [leaf(about, condition)]
  if ('not' in condition) return because(about, condition.not)
  const parts = 'all' in condition ? condition.all : condition.any
  const outcome = about.judge(condition)
  const settling = parts.filter((part) => about.judge(part) === outcome)
  // One part not met is enough to fail "all", and one part met to satisfy "any".
  const enough = outcome === ('all' in condition ? 'no' : 'yes') ? settling.slice(0, 1) : settling
  return [...new Set(enough.flatMap((part) => because(about, part)))]
}
