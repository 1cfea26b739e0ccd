/** What can be wrong with the panel's decisions in a results file. */
import { type FaultAt, oneOf } from '../../framework/fault.ts'
import { ratingByName, standardByRef } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'
import { bandsInOrder } from '../band.ts'
import { figuresOf } from '../figures-of.ts'
import type { Results } from '../results.ts'
import { rateFromCases } from '../standard.ts'
import { repeatedRefs } from './repeated-refs.ts'

export function inDiscretion(framework: Framework, results: Results): FaultAt[] {
  const labels = oneOf(framework.ratings.map((rating) => rating.label))
  const bands = bandsInOrder(framework.keyQuestionBands)
  return [
    ...repeatedRefs('discretion', results.discretion),
    ...results.discretion.flatMap(({ ref, to }, index): FaultAt[] => {
      const at = ['discretion', index]
      const standard = standardByRef(framework, ref)
      const rating = ratingByName(framework, to)
      const faults: FaultAt[] = []
      if (!rating)
        faults.push({
          kind: 'unknown-rating',
          at,
          message: `goes to "${to}", which is no rating; use ${labels}`,
        })
      if (!standard) {
        faults.push({ kind: 'unknown-reference', at, message: `is not a standard of ${framework.id}` })
        return faults
      }
      const judgement = results.judgements.find((one) => one.ref === ref)
      const fromCases = rateFromCases(framework.keyQuestionBands, bands, figuresOf(standard, results))
      const computed = judgement
        ? ratingByName(framework, judgement.rating)
        : fromCases && ratingByName(framework, bands[fromCases.band]!.rating)
      if (!judgement && !fromCases)
        faults.push({
          kind: 'discretion-on-nothing',
          at,
          message: 'has no rating to change; give its results',
        })
      else if (rating && rating.id === computed?.id)
        faults.push({
          kind: 'discretion-changes-nothing',
          at,
          message: `is ${rating.label} already; remove it`,
        })
      return faults
    }),
  ]
}
