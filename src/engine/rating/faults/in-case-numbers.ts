/** What can be wrong with the numbers of cases in a results file. */
import { type FaultAt, oneOf } from '../../framework/fault.ts'
import { keyQuestionByRef } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'
import { caseKindKey, type Results } from '../results.ts'

export function inCaseNumbers(framework: Framework, results: Results): FaultAt[] {
  const kinds = framework.caseKinds.map((kind) => caseKindKey(kind.id))
  const faults: FaultAt[] = []
  for (const list of ['caseload', 'cases'] as const)
    for (const key of Object.keys(results[list]))
      if (!kinds.includes(key))
        faults.push({
          kind: 'unknown-case-kind',
          at: [list],
          message: `has "${key}", which is no kind of case; use ${oneOf(kinds)}`,
        })
  for (const kind of kinds) {
    const [cases, caseload] = [results.cases[kind], results.caseload[kind]]
    if (cases !== undefined && caseload !== undefined && cases > caseload)
      faults.push({
        kind: 'more-cases-than-caseload',
        at: ['cases'],
        message: `has ${cases} for "${kind}", more than the caseload of ${caseload}`,
      })
  }
  results.keyQuestions.forEach(({ ref, relevant }, index) => {
    const kind = keyQuestionByRef(framework, ref)?.standard.caseKind
    if (!kind || relevant === undefined) return
    for (const [name, most] of [
      ['cases assessed', results.cases[caseKindKey(kind)]],
      ['caseload', results.caseload[caseKindKey(kind)]],
    ] as const)
      if (most !== undefined && relevant > most)
        faults.push({
          kind: 'more-relevant-than-cases',
          at: ['keyQuestions', index],
          message: `has ${relevant} relevant cases, more than the ${name} of ${most}`,
        })
  })
  return faults
}
