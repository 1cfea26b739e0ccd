/**
 * Whether one case alone holds a standard down. Counts can only say that it is possible; with the cases at hand it is
 * known: the case answered no to every key question that shares the lowest band, or no case did.
 */
import { planFor } from '../casework/plan.ts'
import { standardByRef } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import type { Rated } from './rated.ts'
import type { AssessedCase } from './tally.ts'
import type { Step } from './trace.ts'
import { type Reason, triggersOf } from './triggers.ts'

/** Turns what is merely possible into a trigger, or takes it away. Nothing else of the ratings changes. */
export function settleOneCase(framework: Framework, rated: Rated, cases: readonly AssessedCase[]): Rated {
  const open = rated.standards.filter(({ reasons }) => reasons.some(isPossible))
  if (open.length === 0) return rated
  const settled = new Map(
    open.map((standard) => [
      standard.ref,
      standard.reasons.flatMap((reason) => {
        if (!isPossible(reason)) return [reason]
        const holding = casesAnswering(framework, standard.ref, reason.together, cases)
        return holding === 0 ? [] : [known(reason, holding)]
      }),
    ]),
  )
  const standards = rated.standards.map((standard) => {
    const reasons = settled.get(standard.ref)
    return reasons ? { ...standard, reasons, triggers: triggersOf(reasons) } : standard
  })
  const trace = rated.trace.flatMap((step): Step[] => {
    if (step.step !== 'reason-to-look-again' || step.result !== 'one-case') return [step]
    const reasons = settled.get(step.ref ?? '')
    if (!reasons) return [step]
    const reason = reasons.find(({ trigger }) => trigger === 'one-case')
    return reason ? [{ ...step, sentence: reason.sentence }] : []
  })
  return { ...rated, standards, trace }
}

type Possible = Reason & { together: string[] }

const isPossible = (reason: Reason): reason is Possible =>
  reason.trigger === 'one-case' && reason.cases === undefined && reason.together !== undefined

function known(reason: Possible, cases: number): Reason {
  const refs = reason.together.join(' and ')
  const who =
    cases === 1
      ? `1 case answered no to ${refs}; with that case judged differently`
      : `${cases} cases answered no to ${refs}; with one of them judged differently`
  return { ...reason, cases, sentence: `${who} the standard would be ${reason.to}.` }
}

/** How many cases answered no to all of these key questions, where each of them counts. */
function casesAnswering(
  framework: Framework,
  ref: string,
  refs: readonly string[],
  cases: readonly AssessedCase[],
): number {
  const kind = standardByRef(framework, ref)?.caseKind
  if (!kind) return 0
  const questions = planFor(framework, kind).questions.filter(({ keyQuestion }) =>
    refs.includes(keyQuestion.ref),
  )
  return cases.filter(
    (one) =>
      one.kind === kind &&
      questions.every(
        ({ keyQuestion, applies }) =>
          applies(one.facts) === 'yes' && one.answers[keyQuestion.id]?.value === 'no',
      ),
  ).length
}
