/** Rules about which cases count: every fact they name must exist, be recorded for those cases, and know the codes. */
import { type FaultAt, oneOf } from '../fault.ts'
import { codesOfFact } from '../find.ts'
import type { Condition, Fact, Framework } from '../shape.ts'
import type { Check } from './check.ts'
import { type At, keyQuestionsOf, leavesOf } from './walk.ts'

/** The values a fact can take in cases of these kinds; nothing when its code list is unknown (reported elsewhere). */
function valuesOf(framework: Framework, fact: Fact, caseKinds: readonly string[]): string[] | undefined {
  if (fact.kind === 'yes-no') return ['yes', 'no']
  const values = caseKinds.flatMap((kind) => codesOfFact(framework, fact, kind).map((code) => code.code))
  return values.length > 0 ? [...new Set(values)] : undefined
}

function inCondition(
  framework: Framework,
  condition: Condition,
  at: At,
  caseKinds: readonly string[],
): FaultAt[] {
  return leavesOf(condition, at).flatMap(({ it, at: place }): FaultAt[] => {
    const fact = framework.facts.find((known) => known.id === it.fact)
    if (!fact)
      return [
        {
          kind: 'unknown-fact',
          at: place,
          message: `asks about the fact "${it.fact}", which is not among the facts`,
        },
      ]
    const missing = fact.caseKinds ? caseKinds.filter((kind) => !fact.caseKinds!.includes(kind)) : []
    const values = valuesOf(framework, fact, caseKinds)
    return [
      ...missing.map((kind) => ({
        kind: 'fact-not-recorded',
        at: place,
        message: `asks about the fact "${it.fact}", which is not recorded for cases of the kind "${kind}"`,
      })),
      ...(values
        ? it.is
            .filter((value) => !values.includes(value))
            .map((value) => ({
              kind: 'unknown-code',
              at: place,
              message: `compares "${it.fact}" with "${value}", which it never is; use ${oneOf(values)}`,
            }))
        : []),
    ]
  })
}

/** Facts whose own rule leads back to themselves could never be asked. */
function circular(framework: Framework): FaultAt[] {
  const needs = new Map(
    framework.facts.map((fact) => [
      fact.id,
      fact.when ? leavesOf(fact.when, []).map(({ it }) => it.fact) : [],
    ]),
  )
  const leadsTo = (from: string, target: string, seen: Set<string>): boolean =>
    (needs.get(from) ?? []).some((next) => {
      if (next === target) return true
      if (seen.has(next)) return false
      seen.add(next)
      return leadsTo(next, target, seen)
    })
  return framework.facts.flatMap((fact, index) =>
    leadsTo(fact.id, fact.id, new Set())
      ? [
          {
            kind: 'circular-fact',
            at: ['facts', index, 'when'],
            message: `depends on the fact "${fact.id}" itself, so it could never be asked`,
          },
        ]
      : [],
  )
}

export const routingChecks: Check[] = [
  {
    reads: ['facts', 'codeLists', 'caseload', 'caseKinds', 'domains'],
    find: (framework) =>
      keyQuestionsOf(framework).flatMap(({ it, at, standard }) => {
        if (!it.when) return []
        const place = [...at, 'when']
        if (standard.judged === 'qualitative')
          return [
            {
              kind: 'rule-without-cases',
              at: place,
              message:
                'says which cases count, but the standard is judged on all the evidence; remove the rule',
            },
          ]
        return inCondition(framework, it.when, place, standard.caseKind ? [standard.caseKind] : [])
      }),
  },
  {
    reads: ['facts', 'codeLists', 'caseload', 'caseKinds'],
    find: (framework) =>
      framework.facts.flatMap((fact, index) =>
        fact.when
          ? inCondition(
              framework,
              fact.when,
              ['facts', index, 'when'],
              fact.caseKinds ?? framework.caseKinds.map((kind) => kind.id),
            )
          : [],
      ),
  },
  { reads: ['facts'], find: circular },
]
