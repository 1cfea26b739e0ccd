/** Alerts: everybody who must be told is known, and the fact of every case can say what the rules count on. */
import type { FaultAt } from '../fault.ts'
import { oneOf } from '../fault.ts'
import type { Alerts, Framework } from '../shape.ts'
import type { Check } from './check.ts'
import type { At } from './walk.ts'

function repeated(what: string, names: string[], at: At): FaultAt[] {
  return names.flatMap((name, index): FaultAt[] =>
    names.indexOf(name) === index
      ? []
      : [
          {
            kind: 'duplicate-id',
            at: [...at, index],
            message: `${what} "${name}" is used twice; give each its own`,
          },
        ],
  )
}

const names = ({ tell, severities }: Alerts): FaultAt[] => [
  ...repeated(
    'the id',
    tell.map((one) => one.id),
    ['alerts', 'tell'],
  ),
  ...repeated(
    'the severity id',
    severities.map((one) => one.id),
    ['alerts', 'severities'],
  ),
  ...severities.flatMap((severity, index) =>
    repeated(
      'the person to tell',
      severity.tell.map((one) => one.who),
      ['alerts', 'severities', index, 'tell'],
    ),
  ),
]

const strangers = ({ tell, severities }: Alerts): FaultAt[] =>
  severities.flatMap((severity, index) =>
    severity.tell.flatMap(({ who }, place): FaultAt[] =>
      tell.some((one) => one.id === who)
        ? []
        : [
            {
              kind: 'unknown-person-to-tell',
              at: ['alerts', 'severities', index, 'tell', place],
              message: `is not among those who can be told; use ${oneOf(tell.map((one) => one.id))}`,
            },
          ],
    ),
  )

/** Most severe first: nobody hears later, and nothing waits longer, of what is more severe. */
const outOfOrder = ({ severities }: Alerts): FaultAt[] =>
  severities.slice(1).flatMap((severity, index): FaultAt[] => {
    const above = severities[index]!
    return severity.acknowledgeWithinMinutes < above.acknowledgeWithinMinutes ||
      severity.recheckAfterHours < above.recheckAfterHours
      ? [
          {
            kind: 'severities-out-of-order',
            at: ['alerts', 'severities', index + 1],
            message: `waits for less time than "${above.label}" above it; put the most severe first`,
          },
        ]
      : []
  })

function factFaults({ fact }: Alerts, framework: Framework): FaultAt[] {
  const at = ['alerts', 'fact']
  const known = framework.facts.find((one) => one.id === fact.id)
  if (!known || known.column || !known.codes || known.caseKinds || known.when) {
    const message = `"${fact.id}" must be a fact with codes that the inspector records in every case`
    return [{ kind: 'unknown-alert-fact', at, message }]
  }
  const codes = (framework.codeLists[known.codes] ?? []).map((one) => one.code)
  return (['noneFound', 'raised'] as const)
    .filter((name) => !codes.includes(fact[name]))
    .map((name) => ({
      kind: 'unknown-code',
      at: [...at, name],
      message: `"${fact[name]}" is not in the code list ${known.codes}; use ${oneOf(codes)}`,
    }))
}

export const alertChecks: Check[] = [
  {
    reads: ['alerts'],
    find: ({ alerts }) => (alerts ? [...names(alerts), ...strangers(alerts), ...outOfOrder(alerts)] : []),
  },
  {
    reads: ['alerts', 'facts', 'codeLists'],
    find: (framework) => (framework.alerts ? factFaults(framework.alerts, framework) : []),
  },
]
