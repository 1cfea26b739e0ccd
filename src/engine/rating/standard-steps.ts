/** The trace's steps for one standard and its key questions, in words. */
import type { Framework, Rating, Standard } from '../framework/shape.ts'
import type { Discretion } from './discretion.ts'
import { applies, type Figure, percentOfFigure } from './figure.ts'
import type { FromCases } from './standard.ts'
import type { Step } from './trace.ts'
import type { Reason } from './triggers.ts'

const bandingRule = {
  'round-then-band': 'the whole percentage decides the band',
  exact: 'the exact share decides the band',
} as const

export function keyQuestionSteps(
  framework: Framework,
  figure: Figure,
  band: { label: string; printedAs?: string | undefined } | null,
): Step[] {
  const { source, banding } = framework.keyQuestionBands
  const { keyQuestion, yes, of, counted } = figure
  const { ref } = keyQuestion
  if (!band)
    return [
      {
        step: 'percentage',
        ref,
        inputs: { yes, relevant: of },
        rule: 'a question that no case answers does not apply',
        source: framework.standardRating.source,
        result: null,
        sentence: 'No case answers this question, so it is left out.',
      },
    ]
  const percent = percentOfFigure(figure)
  const counting = keyQuestion.whenLabel ? ` Counted are ${keyQuestion.whenLabel}.` : ''
  const percentage: Step = {
    step: 'percentage',
    ref,
    inputs: { yes, relevant: of },
    rule: 'whole percentage of the cases that count, halves up',
    source,
    result: percent,
    sentence: `${yes} of ${of} cases is ${percent}%.${counting}`,
  }
  return [
    ...(counted ? [percentage] : []),
    {
      step: 'band',
      ref,
      inputs: { percent },
      rule: bandingRule[banding],
      source,
      result: band.label,
      sentence: `${percent}%${band.printedAs ? ` (${band.printedAs})` : ''} is in the band ${band.label}.`,
    },
  ]
}

export function lowestStep(
  framework: Framework,
  { ref, name }: Standard,
  figures: readonly Figure[],
  { lowest }: FromCases,
  rating: Rating,
): Step {
  return {
    step: 'lowest-key-question',
    ref,
    inputs: Object.fromEntries(
      figures.filter(applies).map((figure) => [figure.keyQuestion.ref, percentOfFigure(figure)]),
    ),
    rule: 'a standard takes the band of its lowest key question',
    source: framework.standardRating.source,
    result: rating.label,
    sentence: `The lowest key question is ${lowest.keyQuestion.ref} at ${percentOfFigure(lowest)}%, so ${ref} ${name} is ${rating.label}.`,
  }
}

export const judgementStep = ({ ref, name }: Standard, rating: Rating): Step => ({
  step: 'judgement',
  ref,
  inputs: {},
  rule: 'a judgement on all the evidence',
  source: null,
  result: rating.label,
  sentence: `${ref} ${name} was judged ${rating.label} on all the evidence.`,
})

export const notRatedStep = ({ ref, name }: Standard, why: string): Step => ({
  step: 'not-rated',
  ref,
  inputs: {},
  rule: 'a standard without answers or judgement has no rating',
  source: null,
  result: null,
  sentence: `${ref} ${name} is not rated. ${why}`,
})

export const reasonStep = (framework: Framework, { ref }: Standard, reason: Reason): Step => ({
  step: 'reason-to-look-again',
  ref,
  inputs: { keyQuestion: reason.keyQuestion },
  rule: 'a panel may look again; nothing is changed',
  source: framework.discretion.source,
  result: reason.trigger,
  sentence: reason.sentence,
})

export const discretionStep = (framework: Framework, { ref }: Standard, decision: Discretion): Step => ({
  step: 'discretion',
  ref,
  inputs: { from: decision.from.label, reason: decision.reason },
  rule: "the ratings panel's decision",
  source: framework.discretion.source,
  result: decision.to.label,
  sentence: `The panel changed ${ref} from ${decision.from.label} to ${decision.to.label}: ${decision.reason}`,
})
