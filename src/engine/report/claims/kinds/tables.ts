/** Figures against figures: two printings of one question, and percentages that no count of cases can make. */
import { keyQuestionByRef } from '../../../framework/find.ts'
import { countFor, type Figure, possibleNear, said } from '../figures.ts'
import { findShares } from '../find-shares.ts'
import { type Finding, finding } from '../finding.ts'
import { fits } from '../fits.ts'
import type { ReadReport } from '../reading/read-report.ts'
import { sampleOf } from '../sample-of.ts'
import { alike } from '../words.ts'
import type { TiedShare } from './shares.ts'

export function figuresInTables(report: ReadReport, tied: readonly TiedShare[]): Finding[] {
  return [...tablesDiffer(report, tied), ...basesDiffer(report), ...impossible(report)]
}

const bases = new WeakMap<ReadReport, Map<string, number[]>>()

/** The bases over which the text below a question counts its cases, largest first. */
function basesSaid(report: ReadReport, question: string, sample: number): number[] {
  let known = bases.get(report)
  if (!known) {
    known = new Map<string, number[]>()
    for (const passage of report.passages)
      if (passage.question !== null)
        for (const { of } of findShares(report.framework, passage.text))
          if (of !== undefined) known.set(passage.question, [...(known.get(passage.question) ?? []), of])
    bases.set(report, known)
  }
  return (known.get(question) ?? []).filter((of) => of <= sample).toSorted((a, b) => b - a)
}

const elsewhere = { annex: 'in the annexe', body: 'in the section on the standard', result: 'in the result' }

function tablesDiffer(report: ReadReport, tied: readonly TiedShare[]): Finding[] {
  const same = ({ ref, over }: Figure) => `${ref} ${over ?? ''}`
  return [...Map.groupBy(report.figures.printed, same).values()].flatMap((printings): Finding[] => {
    const { ref } = printings[0]!
    const first = printings.find(({ part }) => part === 'result') ?? printings[0]!
    return printings
      .filter((one) => one !== first && differ(one, first))
      .map((one) => {
        const right = first.part === 'result' ? first : rightOf(report, [one, first], tied)
        return finding('tables-differ', one.place, {
          ref,
          printed: said(one),
          elsewhere: `${said(first)} ${elsewhere[first.part]}${placeOf(first)}`,
          expected: right ? said(right) : null,
          ...(right && first.part !== 'result' ? { more: 'The text supports it.' } : {}),
        })
      })
  })
}

/** One row with two shares counts the same cases twice: their number must be the same. */
const basesDiffer = ({ figures: { printed } }: ReadReport): Finding[] =>
  printed.flatMap((one, at): Finding[] => {
    const beside = printed[at - 1]
    return one.over !== 'sample' || !beside || beside.yes === one.yes
      ? []
      : [
          finding('tables-differ', one.place, {
            ref: one.ref,
            printed: said(one),
            elsewhere: `${said(beside)} beside it`,
          }),
        ]
  })

const placeOf = ({ place }: Figure) =>
  place.page !== undefined ? ` (page ${place.page})` : place.line !== undefined ? ` (line ${place.line})` : ''

/** Prompts are known by their letters, and a letter may be printed twice: then the words must be the same too. */
const differ = (a: Figure, b: Figure): boolean =>
  (a.level === 'question' || alike(a.text, b.text) >= 0.7) &&
  (a.percent !== b.percent ||
    (a.yes !== undefined && b.yes !== undefined && (a.yes !== b.yes || a.relevant !== b.relevant)))

/** Of two printings the one that alone agrees with what the text counts. */
function rightOf(
  report: ReadReport,
  printings: readonly Figure[],
  tied: readonly TiedShare[],
): Figure | null {
  const only = (supports: (one: Figure) => boolean) => {
    const supported = printings.filter(supports)
    return supported.length === 1 ? supported[0]! : null
  }
  // What the text counts proves more than the base it counts over.
  return (
    only((one) =>
      tied.some(
        ({ share, negative, tie }) =>
          !negative && tie.figures.some(({ ref }) => ref === one.ref) && fits(share, one),
      ),
    ) ??
    only((one) => {
      const [largest] = basesSaid(report, one.question, sampleOf(report.figures, one) ?? 0)
      return largest !== undefined && one.percent !== null && countFor(one.percent, largest) !== null
    })
  )
}

function impossible(report: ReadReport): Finding[] {
  const { framework, figures } = report
  return figures.printed.flatMap((figure): Finding[] => {
    const { ref, place, percent, yes, relevant } = figure
    const sample = sampleOf(figures, figure)
    if (yes !== undefined && relevant !== undefined) {
      if (yes > relevant)
        return [
          finding('more-yes-than-cases', place, {
            ref,
            printed: `${yes} of ${relevant}`,
            elsewhere: 'for there are fewer cases than answers',
          }),
        ]
      if (sample !== null && relevant > sample)
        return [
          finding('more-yes-than-cases', place, {
            ref,
            printed: `${relevant} cases`,
            elsewhere: `for only ${sample} were read`,
          }),
        ]
      if (percent !== null && relevant > 0 && countFor(percent, relevant) !== yes)
        return [
          finding('impossible-percentage', place, {
            ref,
            printed: `${percent}%`,
            elsewhere: `${relevant} cases, ${yes} of them yes,`,
            expected: possibleNear((100 * yes) / relevant, relevant),
          }),
        ]
      return []
    }
    if (percent === null || sample === null || !Number.isInteger(percent)) return []
    const question = keyQuestionByRef(framework, figure.question)?.keyQuestion
    const everyCase =
      figure.level === 'question' ? !question?.when : framework.promptDenominator.of === 'whole-sample'
    if (everyCase)
      return countFor(percent, sample) === null
        ? [
            finding('impossible-percentage', place, {
              ref,
              printed: `${percent}%`,
              elsewhere: `${sample} cases`,
              expected: possibleNear(percent, sample),
            }),
          ]
        : []
    // A question of which some cases do not count: any base up to the sample might be it, unless the text tells more.
    if (figure.level !== 'question') return anyBase(figure, sample)
    const [largest] = basesSaid(report, figure.question, sample)
    if (largest === undefined) return anyBase(figure, sample)
    if (countFor(percent, largest) !== null) return []
    return [
      finding('impossible-percentage', place, {
        ref,
        printed: `${percent}%`,
        elsewhere: `${largest} cases, the most that the text counts for this question,`,
        expected: possibleNear(percent, largest),
        severity: 'warning',
      }),
    ]
  })
}

function anyBase({ ref, percent, place }: Figure, sample: number): Finding[] {
  for (let of = 1; of <= sample; of++) if (countFor(percent!, of) !== null) return []
  return [
    finding('impossible-percentage', place, {
      ref,
      printed: `${percent}%`,
      elsewhere: `${sample} cases or fewer`,
    }),
  ]
}
