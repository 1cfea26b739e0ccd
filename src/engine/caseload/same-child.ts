/**
 * Rows that may be one child twice. One child may rightly have two cases, so this is said and stops nothing; nothing is
 * said of a child beyond the references that the service gave.
 */
import type { Case } from './case.ts'

export type SameChild = { refs: string[]; why: 'same-stem' | 'same-pattern' }

/** "12345/2", "12345-B", "12345B": a number of the child's own, and then which of the child's cases. */
const stemmed = /^(.*\d{3,}.*?)(?:[-/._ ](?:\d{1,2}|[A-Z])|(?<=\d)[A-Z])$/

/** "2025/14" counts the cases of a year, and more cases than these are hardly one child's. */
const onlyYear = /^\D*(?:19|20)\d\d\D*$/
const mostOfOneChild = 4

function stemOf(ref: string): string {
  const stem = stemmed.exec(ref.toUpperCase())?.[1]
  return stem === undefined || onlyYear.test(stem) ? ref.toUpperCase() : stem
}

/** What is the same for one child, as far as a caseload without names can tell. */
const pattern = ['gender', 'ethnicity', 'age'] as const

/** @param dateColumn the column that the window of this kind of case is about */
export function sameChild(cases: readonly Case[], dateColumn: string): SameChild[] {
  const byStem = groups(cases, ({ caseRef }) => stemOf(caseRef)).filter(
    (refs) => refs.length <= mostOfOneChild,
  )
  const told = new Set(byStem.flat())
  const byPattern = groups(cases, ({ values }) => {
    const date = values[dateColumn] ?? ''
    const said = pattern.map((column) => values[column] ?? '')
    return date === '' || said.includes('') ? null : [...said, date].join(' ')
  }).filter((refs) => !refs.every((ref) => told.has(ref)))
  return [
    ...byStem.map((refs): SameChild => ({ refs, why: 'same-stem' })),
    ...byPattern.map((refs): SameChild => ({ refs, why: 'same-pattern' })),
  ]
}

function groups(cases: readonly Case[], keyOf: (one: Case) => string | null): string[][] {
  const found = new Map<string, string[]>()
  for (const one of cases) {
    const key = keyOf(one)
    if (key === null) continue
    const refs = found.get(key)
    if (refs) refs.push(one.caseRef)
    else found.set(key, [one.caseRef])
  }
  return [...found.values()].filter((refs) => refs.length > 1)
}
