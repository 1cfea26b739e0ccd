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
  const chosen = chosenFigures({ report, findings })
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
    discretion: decidedOtherwise({ report, findings }).map(({ ref, from, to, lowest }) => ({
      ref,
      to,
      reason: `Printed as ${to}; the lowest key question, ${lowest}%, makes ${from}.`,
    })),
    cases: Object.fromEntries(
      Object.entries(figures.cases).map(([kind, count]) => [caseKindKey(kind), count]),
    ),
  }
}

type Read = Pick<CheckedReport, 'report' | 'findings'>

function chosenFigures({ report, findings }: Read): Map<string, Figure> {
  const questions = report.figures.printed.filter(({ level }) => level === 'question')
  return new Map(
    [...Map.groupBy(questions, ({ ref }) => ref)].map(([ref, printings]) => [
      ref,
      rightOf(printings, findings),
    ]),
  )
}

/** Standards that are printed with another rating than their lowest key question gives. */
export function decidedOtherwise(read: Read): { ref: string; from: string; to: string; lowest: number }[] {
  const { framework, figures } = read.report
  const chosen = [...chosenFigures(read).values()]
  const bands = bandsInOrder(framework.keyQuestionBands)
  return standardsInOrder(framework).flatMap(({ ref, judged }) => {
    const to = figures.ratings.find((one) => one.ref === ref)?.rating
    const percents = chosen.flatMap((one) =>
      one.standard === ref && one.percent !== null ? [one.percent] : [],
    )
    if (judged !== 'from-cases' || !to || percents.length === 0) return []
    const lowest = Math.round(Math.min(...percents))
    const from = ratingById(framework, bands[printedBand(bands, lowest, 100)]!.rating)!.label
    return from === to ? [] : [{ ref, from, to, lowest }]
  })
}

/** Of several printings the one that the rest of the report supports, else the first that is printed. */
function rightOf(printings: readonly Figure[], findings: CheckedReport['findings']): Figure {
  const told = findings.find(
    ({ kind, ref, expected }) => kind === 'tables-differ' && ref === printings[0]!.ref && expected,
  )
  return printings.find(({ percent }) => told?.expected?.includes(`${percent}%`)) ?? printings[0]!
}
