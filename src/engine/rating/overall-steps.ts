/** The last steps of a trace: the total, its band, a limit if one bites, and the overall rating. */
import type { Framework } from '../framework/shape.ts'
import type { Overall } from './overall.ts'
import type { RatedStandard } from './rated.ts'
import type { Step } from './trace.ts'

export function overallSteps(
  framework: Framework,
  overall: Overall,
  standards: readonly RatedStandard[],
): Step[] {
  const { source } = framework.overall
  const { score, outOf, beforeLimit, limitedBy, next, waitingFor } = overall
  const final: Omit<Step, 'sentence'> = {
    step: 'overall',
    inputs: { score, outOf },
    rule: 'one overall rating from the total score',
    source,
    result: overall.overall?.label ?? null,
  }
  if (score === null || !beforeLimit || !overall.overall)
    return [
      {
        ...final,
        inputs: { waitingFor: waitingFor.join(', ') },
        sentence: `There is no overall rating until every standard that counts is rated; ${waitingFor.join(', ')} ${waitingFor.length === 1 ? 'is' : 'are'} not.`,
      },
    ]
  const counting = standards.filter((standard) => standard.countsToScore)
  const band = framework.overall.bands.find(({ from, to }) => from <= score && score <= to)!
  const steps: Step[] = [
    {
      step: 'total',
      inputs: Object.fromEntries(counting.map((standard) => [standard.ref, standard.score])),
      rule: 'the scores of the standards that count, added up',
      source,
      result: score,
      sentence: `${counting.map((standard) => standard.score).join(' + ')} = ${score} of ${outOf}.`,
    },
    {
      step: 'overall-band',
      inputs: { score },
      rule: 'the total score decides the band',
      source,
      result: beforeLimit.label,
      sentence: `${score} lies in ${band.from} to ${band.to}, which is ${beforeLimit.label}.${
        next
          ? ` ${next.rating.label} starts ${next.points} ${next.points === 1 ? 'point' : 'points'} higher.`
          : ''
      }`,
    },
  ]
  if (limitedBy) {
    const standard = standards.find((one) => one.ref === limitedBy.ref)!
    steps.push({
      step: 'limiting-judgement',
      ref: limitedBy.ref,
      inputs: { rated: standard.rating, overall: limitedBy.from.label },
      rule: 'a poor rating in this standard caps the overall rating',
      source: limitedBy.source,
      result: overall.overall.label,
      sentence: `${standard.ref} ${standard.name} is ${standard.rating}, so the overall rating cannot be better than ${overall.overall.label}.`,
    })
  }
  return [
    ...steps,
    { ...final, sentence: `The overall rating is ${overall.overall.label} (${score} of ${outOf}).` },
  ]
}
