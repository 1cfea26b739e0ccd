/** What compares or remarks on facts must name facts that are there. */
import type { FaultAt } from '../fault.ts'
import type { Framework } from '../shape.ts'
import type { Check } from './check.ts'
import { type At, leavesOf, standardsOf } from './walk.ts'

const noSuchFact = (name: string, at: At): FaultAt => ({
  kind: 'unknown-fact',
  at,
  message: `asks about the fact "${name}", which is not among the facts`,
})

function comparisons(framework: Framework): FaultAt[] {
  return framework.facts.flatMap((fact, index): FaultAt[] => {
    if (!fact.against) return []
    const at = ['facts', index, 'against']
    const other = framework.facts.find((one) => one.id === fact.against?.fact)
    if (!other) return [noSuchFact(fact.against.fact, at)]
    if (fact.codes && fact.codes === other.codes) return []
    const message = `compares with "${other.id}", which has other codes; only answers from one code list can be compared`
    return [{ kind: 'compared-codes', at, message }]
  })
}

function remarks(framework: Framework): FaultAt[] {
  const known = new Set(framework.facts.map((fact) => fact.id))
  const standards = new Set(standardsOf(framework).map(({ it }) => it.id))
  return (framework.remarks ?? []).flatMap((remark, index): FaultAt[] => {
    const at = ['remarks', index]
    return [
      ...(known.has(remark.about) ? [] : [noSuchFact(remark.about, at)]),
      ...leavesOf(remark.when, [...at, 'when'])
        .filter(({ it }) => !known.has(it.fact))
        .map(({ it, at: place }) => noSuchFact(it.fact, place)),
      ...(remark.answered === undefined || standards.has(remark.answered)
        ? []
        : [
            {
              kind: 'unknown-standard',
              at,
              message: `names the standard "${remark.answered}", which does not exist`,
            },
          ]),
    ]
  })
}

export const remarkChecks: Check[] = [
  { reads: ['facts'], find: comparisons },
  { reads: ['facts', 'remarks', 'domains'], find: remarks },
]
