/** The engine's own rating of figures carried over from a published report. */
import { standardByRef } from '../framework/find.ts'
import type { Framework } from '../framework/shape.ts'
import { checkResults } from '../rating/check-results.ts'
import { rate } from '../rating/rate.ts'
import type { Rated } from '../rating/rated.ts'
import { caseKindKey, type Results } from '../rating/results.ts'
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

/** Carried figures as a results file: judgements and the panel's decisions as printed. Or why they cannot be rated. */
export function resultsOfCarried(
  framework: Framework,
  carried: Carried,
): { results: Results } | { faults: string[] } {
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
    : checked
}

/** Rates carried figures by the framework's rules. */
export function rerate(framework: Framework, carried: Carried): { rated: Rated } | { faults: string[] } {
  const read = resultsOfCarried(framework, carried)
  return 'faults' in read ? read : { rated: rate(framework, read.results) }
}
