/** What can be wrong with the judgements of a results file. */
import { type FaultAt, oneOf } from '../../framework/fault.ts'
import { ratingByName, standardByRef } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'
import { caseKindKey, type Results } from '../results.ts'
import { repeatedRefs } from './repeated-refs.ts'

export function inJudgements(framework: Framework, { judgements, cases }: Results): FaultAt[] {
  const labels = oneOf(framework.ratings.map((rating) => rating.label))
  return [
    ...repeatedRefs('judgements', judgements),
    ...judgements.flatMap(({ ref, rating }, index): FaultAt[] => {
      const at = ['judgements', index]
      const faults: FaultAt[] = []
      const standard = standardByRef(framework, ref)
      const kind = standard?.ratedOnlyWithCases
      if (!standard)
        faults.push({ kind: 'unknown-reference', at, message: `is not a standard of ${framework.id}` })
      else if (standard.judged === 'from-cases')
        faults.push({
          kind: 'judgement-of-cases',
          at,
          message: `is a judgement on ${standard.name}, which is rated from cases; give its key questions instead`,
        })
      if (kind && cases[caseKindKey(kind)] === 0)
        faults.push({
          kind: 'judgement-without-cases',
          at,
          message: 'rates a standard that is rated only when there are cases, and there were none; remove it',
        })
      if (!ratingByName(framework, rating))
        faults.push({
          kind: 'unknown-rating',
          at,
          message: `gives "${rating}", which is no rating; use ${labels}`,
        })
      return faults
    }),
  ]
}
