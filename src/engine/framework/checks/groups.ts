/** Groups of children must be told apart by something that is recorded, and by codes that it can take. */
import { type FaultAt, oneOf } from '../fault.ts'
import { codesOfColumn, codesOfFact } from '../find.ts'
import type { Framework } from '../shape.ts'
import type { Check } from './check.ts'

type Compared = NonNullable<Framework['groups']>['compare'][number]

/** The codes that tell groups apart, or nothing when there is no such column or fact. */
function codesOf(framework: Framework, { column, fact }: Compared): string[] | undefined {
  const kinds = framework.caseKinds.map(({ id }) => id)
  if (column !== undefined) {
    const found = framework.caseload.columns.find(({ id, kind }) => id === column && kind === 'code')
    return found && kinds.flatMap((kind) => codesOfColumn(framework, found, kind).map(({ code }) => code))
  }
  const found = framework.facts.find(({ id }) => id === fact)
  if (found?.kind === 'yes-no') return ['yes', 'no']
  return found && kinds.flatMap((kind) => codesOfFact(framework, found, kind).map(({ code }) => code))
}

export const groupChecks: Check[] = [
  {
    reads: ['groups', 'caseload', 'facts', 'codeLists', 'caseKinds'],
    find: (framework) =>
      (framework.groups?.compare ?? []).flatMap((compared, index): FaultAt[] => {
        const at = ['groups', 'compare', index]
        if ((compared.column === undefined) === (compared.fact === undefined))
          return [
            {
              kind: 'group-without-source',
              at,
              message: 'name either a column of the caseload or a fact, by which the groups are told apart',
            },
          ]
        const codes = codesOf(framework, compared)
        if (!codes) {
          const known = [
            ...framework.caseload.columns.filter(({ kind }) => kind === 'code').map(({ id }) => id),
            ...framework.facts.map(({ id }) => id),
          ]
          return [
            {
              kind: 'unknown-group',
              at,
              message: `tells groups apart by "${compared.column ?? compared.fact}", which is neither a column of codes nor a fact; use ${oneOf([...new Set(known)])}`,
            },
          ]
        }
        return (compared.pair ?? []).flatMap(({ label, codes: own }) =>
          own
            .filter((code) => !codes.includes(code))
            .map((code) => ({
              kind: 'unknown-group-code',
              at,
              message: `puts the code "${code}" among ${label}, which does not exist; use ${oneOf([...new Set(codes)])}`,
            })),
        )
      }),
  },
]
