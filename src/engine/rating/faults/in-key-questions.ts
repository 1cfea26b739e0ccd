/** What can be wrong with the answers of a results file. */
import type { FaultAt } from '../../framework/fault.ts'
import { keyQuestionByRef, standardsInOrder } from '../../framework/find.ts'
import type { Framework } from '../../framework/shape.ts'
import type { Results } from '../results.ts'
import { repeatedRefs } from './repeated-refs.ts'

export function inKeyQuestions(framework: Framework, { keyQuestions }: Results): FaultAt[] {
  const faults: FaultAt[] = repeatedRefs('keyQuestions', keyQuestions)
  keyQuestions.forEach(({ ref, yes, relevant, percent }, index) => {
    const fault = (kind: string, message: string) =>
      faults.push({ kind, at: ['keyQuestions', index], message })
    const found = keyQuestionByRef(framework, ref)
    if (!found) fault('unknown-reference', `is not a key question of ${framework.id}`)
    else if (found.standard.judged === 'qualitative')
      fault(
        'answers-to-a-judgement',
        `belongs to ${found.standard.ref}, which is judged on all the evidence; give a judgement for ${found.standard.ref} instead`,
      )
    if (percent === undefined) {
      if (yes === undefined || relevant === undefined)
        fault('no-figure', 'needs yes and relevant, or a percent')
      else if (yes > relevant)
        fault('more-yes-than-relevant', `has ${yes} yes of ${relevant} relevant; yes cannot be the larger`)
    } else if (yes !== undefined || relevant !== undefined)
      fault('two-figures', 'has both counts and a percent; give one or the other')
  })
  return faults
}

/** A standard needs all its key questions, or the lowest could be the one left out. */
export function missingKeyQuestions(framework: Framework, refs: readonly string[]): FaultAt[] {
  return standardsInOrder(framework).flatMap((standard) => {
    const given = standard.keyQuestions.filter(({ ref }) => refs.includes(ref))
    if (standard.judged !== 'from-cases' || given.length === 0) return []
    return standard.keyQuestions
      .filter((keyQuestion) => !given.includes(keyQuestion))
      .map(({ ref }) => ({
        kind: 'missing-key-question',
        at: ['keyQuestions'],
        message: `lack ${ref}, although ${standard.ref} has others; add it, with relevant: 0 if no case answers it`,
      }))
  })
}
