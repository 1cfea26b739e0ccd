/** The engine's own rating of figures carried over from a published report. */
import { standardByRef } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Rated } from '#engine/rating/rated.ts'
import { caseKindKey } from '#engine/rating/results.ts'
import type { Carried, CarriedKeyQuestion } from './carried-figures.ts'
import { inReportOrder } from './printed-places.ts'

/** Counts where they are known; otherwise the figure of the last place that prints it, the report's data annexe. */
function given({ ref, printed, counts }: CarriedKeyQuestion) {
  if (counts) return { ref, yes: counts.yes, relevant: counts.relevant }
  const last = inReportOrder(printed).at(-1)?.figure
  return last?.percent === undefined ? { ref, yes: 0, relevant: 0 } : { ref, percent: last.percent }
}

/** Cases assessed, for the kinds of case that the framework knows. */
function assessed(framework: Framework, { samples }: Carried): Record<string, number> {
  const known = framework.caseKinds.map(({ id }) => caseKindKey(id))
  return Object.fromEntries(
    Object.entries(samples).filter((entry): entry is [string, number] => known.includes(entry[0])),
  )
}

/**
 * Rates carried figures by the framework's rules. Judgements and the panel's decisions are taken as printed, the
 * rest is worked out.
 * @returns the rating, or why the figures cannot be rated
 */
export function rerate(framework: Framework, carried: Carried): { rated: Rated } | { faults: string[] } {
  const qualitative = carried.standards.filter(
    ({ ref, rating }) => rating && standardByRef(framework, ref)?.judged === 'qualitative',
  )
  const checked = checkResults(framework, {
    framework: framework.id,
    service: carried.service,
    keyQuestions: carried.keyQuestions.map(given),
    judgements: qualitative.map(({ ref, rating }) => ({ ref, rating })),
    discretion: carried.standards.flatMap(({ ref, discretion }) =>
      discretion ? [{ ref, to: discretion.to, reason: discretion.basis }] : [],
    ),
    cases: assessed(framework, carried),
  })
  return 'faults' in checked
    ? { faults: checked.faults.map(({ path, message }) => `${path}: ${message}`) }
    : { rated: rate(framework, checked.results) }
}
