/** The results file (`plumbline rate`) that a published report was written from, as far as it prints it. */
import { ratingById, standardsInOrder } from '../../framework/find.ts'
import { bandsInOrder, printedBand } from '../../rating/band.ts'
import { caseKindKey } from '../../rating/results.ts'
import type { CheckedReport } from './check-report.ts'
import type { Figure } from './figures.ts'

export type RebuiltResults = {
  framework: string
  service?: string
  keyQuestions: ({ ref: string; yes: number; relevant: number } | { ref: string; percent: number })[]
  judgements: { ref: string; rating: string }[]
  discretion: { ref: string; to: string; reason: string }[]
  cases: Record<string, number>
}

export function resultsOfReport({ report, findings }: CheckedReport): RebuiltResults {
  const { framework, figures, ratings } = report
  const rating = (ref: string) => figures.ratings.find((one) => one.ref === ref)?.rating
  const chosen = new Map<string, Figure>()
  for (const [ref, printings] of Map.groupBy(
    figures.printed.filter(({ level }) => level === 'question'),
    (one) => one.ref,
  ))
    chosen.set(ref, rightOf(printings, findings))
  const bands = bandsInOrder(framework.keyQuestionBands)
  const discretion = standardsInOrder(framework).flatMap(({ ref, judged }) => {
    const printed = rating(ref)
    const percents = [...chosen.values()].flatMap((one) =>
      one.standard === ref && one.percent !== null ? [one.percent] : [],
    )
    if (judged !== 'from-cases' || !printed || percents.length === 0) return []
    const lowest = Math.round(Math.min(...percents))
    const computed = ratingById(framework, bands[printedBand(bands, lowest, 100)]!.rating)!.label
    return computed === printed
      ? []
      : [
          {
            ref,
            to: printed,
            reason: `Printed as ${printed}; the lowest key question, ${lowest}%, makes ${computed}.`,
          },
        ]
  })
  return {
    framework: framework.id,
    ...(ratings.service === null ? {} : { service: ratings.service }),
    keyQuestions: [...chosen]
      .map(([ref, { percent, yes, relevant }]) =>
        percent === null
          ? { ref, yes: 0, relevant: 0 }
          : yes !== undefined && relevant !== undefined
            ? { ref, yes, relevant }
            : { ref, percent: Math.round(percent) },
      )
      .toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
    judgements: standardsInOrder(framework).flatMap(({ ref, judged }) => {
      const printed = rating(ref)
      return judged === 'qualitative' && printed ? [{ ref, rating: printed }] : []
    }),
    discretion,
    cases: Object.fromEntries(
      Object.entries(figures.cases).map(([kind, count]) => [caseKindKey(kind), count]),
    ),
  }
}

/** Of several printings the one that the rest of the report supports, else the first that is printed. */
function rightOf(printings: readonly Figure[], findings: CheckedReport['findings']): Figure {
  const told = findings.find(
    ({ kind, ref, expected }) => kind === 'tables-differ' && ref === printings[0]!.ref && expected,
  )
  return printings.find(({ percent }) => told?.expected?.includes(`${percent}%`)) ?? printings[0]!
}
