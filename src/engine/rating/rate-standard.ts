/** Rates one standard: from its key questions or a judgement, then the panel; with every step in the trace. */
import { ratingById, ratingByName } from '../framework/find.ts'
import type { Band, Domain, Framework, Rating, Standard } from '../framework/shape.ts'
import { bandOf } from './band.ts'
import { certaintyOf, type KnownSizes } from './certainty-of.ts'
import { discretionOn } from './discretion.ts'
import { applies, type Figure, percentOfFigure } from './figure.ts'
import { figuresOf } from './figures-of.ts'
import type { RatedKeyQuestion, RatedStandard } from './rated.ts'
import { caseKindKey, type Results } from './results.ts'
import { rateFromCases } from './standard.ts'
import {
  discretionStep,
  judgementStep,
  keyQuestionSteps,
  lowestStep,
  notRatedStep,
  reasonStep,
} from './standard-steps.ts'
import type { Step } from './trace.ts'
import { reasonsToLookAgain, triggersOf } from './triggers.ts'

export type StandardOutcome = {
  rating: Rating | null
  standard: RatedStandard
  keyQuestions: RatedKeyQuestion[]
  notRated: string | null
  steps: Step[]
}

function whyNotRated(standard: Standard, figures: readonly Figure[], results: Results): string {
  if (standard.judged === 'from-cases')
    return figures.length === 0
      ? 'No answers were given for its key questions.'
      : 'None of its key questions applies to any case.'
  const kind = standard.ratedOnlyWithCases
  if (!kind) return 'No judgement was given.'
  return results.cases[caseKindKey(kind)] === 0
    ? 'It is rated only when there are cases, and there were none.'
    : 'No judgement was given; it is rated only when there are cases.'
}

export function rateStandard(
  framework: Framework,
  bands: readonly Band[],
  domain: Domain,
  standard: Standard,
  results: Results,
  sizes: KnownSizes,
): StandardOutcome {
  const steps: Step[] = []
  const labelOf = (place: number): string => ratingById(framework, bands[place]!.rating)!.label

  const figures = figuresOf(standard, results)
  const keyQuestions = figures.map((figure): RatedKeyQuestion => {
    const place = applies(figure) ? bandOf(framework.keyQuestionBands, bands, figure.yes, figure.of) : null
    const band = place === null ? null : { label: labelOf(place), printedAs: bands[place]!.printedAs }
    steps.push(...keyQuestionSteps(framework, figure, band))
    return {
      ref: figure.keyQuestion.ref,
      ...(figure.counted ? { yes: figure.yes, relevant: figure.of } : {}),
      percent: band && percentOfFigure(figure),
      band: band?.label ?? null,
      ...certaintyOf(framework, bands, standard, figure, sizes),
    }
  })

  const found = rateFromCases(framework.keyQuestionBands, bands, figures)
  const judgement = results.judgements.find((one) => one.ref === standard.ref)
  let computed: Rating | null = null
  let notRated: string | null = null
  if (found) {
    computed = ratingById(framework, bands[found.band]!.rating)!
    steps.push(lowestStep(framework, standard, figures, found, computed))
  } else if (judgement) {
    computed = ratingByName(framework, judgement.rating)!
    steps.push(judgementStep(standard, computed))
  } else {
    notRated = whyNotRated(standard, figures, results)
    steps.push(notRatedStep(standard, notRated))
  }

  const inScope = framework.discretion.domains.includes(domain.id)
  const reasons = found ? reasonsToLookAgain({ framework, bands, figures, found, labelOf }, inScope) : []
  for (const reason of reasons) steps.push(reasonStep(framework, standard, reason))

  const decision = discretionOn(framework, results, standard.ref, computed)
  if (decision) steps.push(discretionStep(framework, standard, decision))
  const rating = decision ? decision.to : computed
  return {
    rating,
    keyQuestions,
    notRated,
    steps,
    standard: {
      ref: standard.ref,
      name: standard.name,
      computed: computed?.label ?? null,
      rating: rating?.label ?? null,
      score: rating?.score ?? null,
      countsToScore: standard.countsToScore,
      lowest: found && { ref: found.lowest.keyQuestion.ref, percent: percentOfFigure(found.lowest) },
      triggers: triggersOf(reasons),
      reasons,
      discretion: decision && { from: decision.from.label, to: decision.to.label, reason: decision.reason },
    },
  }
}
