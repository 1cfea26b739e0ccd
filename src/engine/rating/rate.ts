/** Rates an inspection: key questions → standards → the panel's decisions → total → overall rating. */
import type { Framework } from '../framework/shape.ts'
import { bandsInOrder } from './band.ts'
import { knownSizes } from './certainty-of.ts'
import { overallRating, type StandardRating } from './overall.ts'
import { overallSteps } from './overall-steps.ts'
import { rateStandard } from './rate-standard.ts'
import type { Rated } from './rated.ts'
import type { Results } from './results.ts'
import type { Step } from './trace.ts'

/** `results` must have passed `checkResults` for the same framework. */
export function rate(framework: Framework, results: Results): Rated {
  const bands = bandsInOrder(framework.keyQuestionBands)
  const sizes = knownSizes(framework, results)
  const trace: Step[] = []
  const standards: Rated['standards'] = []
  const keyQuestions: Rated['keyQuestions'] = []
  const notRated: Rated['notRated'] = []
  const ratings: StandardRating[] = []
  for (const domain of framework.domains)
    for (const standard of domain.standards) {
      const outcome = rateStandard(framework, bands, domain, standard, results, sizes)
      trace.push(...outcome.steps)
      standards.push(outcome.standard)
      keyQuestions.push(...outcome.keyQuestions)
      ratings.push({ standard, rating: outcome.rating })
      if (outcome.notRated)
        notRated.push({ ref: standard.ref, name: standard.name, reason: outcome.notRated })
    }
  const overall = overallRating(framework, ratings)
  trace.push(...overallSteps(framework, overall, standards))
  return {
    framework: framework.id,
    ...(results.service === undefined ? {} : { service: results.service }),
    standards,
    score: overall.score,
    outOf: overall.outOf,
    overall: overall.overall?.label ?? null,
    limitedBy: overall.limitedBy && { ref: overall.limitedBy.ref, from: overall.limitedBy.from.label },
    next: overall.next && { rating: overall.next.rating.label, points: overall.next.points },
    keyQuestions,
    notRated,
    trace,
  }
}
