/**
 * What a published report prints, for the register: every figure as it stands there with its place, and what
 * contradicts what. Nothing is put right; where two places differ, both are kept.
 */
import { standardByRef, standardsInOrder } from '../framework/find.ts'
import { percentOf } from '../rating/percent.ts'
import { caseKindKey } from '../rating/results.ts'
import type { CheckedReport } from '../report/claims/check-report.ts'
import { countFor, type Figure, said } from '../report/claims/figures.ts'
import { findShares } from '../report/claims/find-shares.ts'
import type { Finding, Place } from '../report/claims/finding.ts'
import { type TiedShare, tiedShares } from '../report/claims/kinds/shares.ts'
import { decidedOtherwise } from '../report/claims/results-of-report.ts'
import { sampleOf } from '../report/claims/sample-of.ts'
import type { Carried, CarriedKeyQuestion } from './carried-figures.ts'

type At = { page?: number; line?: number }

/** The figures of a report without what only a person can say of it: its title, its service’s area, its date. */
export type FiguresAsPrinted = Pick<Carried, 'standards' | 'keyQuestions' | 'samples' | 'contradictions'> & {
  framework: string
  service: string | null
  /** Null where the report prints no score or no overall rating. */
  overall: Carried['overall'] | null
  prompts: { ref: string; text: string; percent: number | null; yes?: number; relevant?: number; at: At }[]
}

const at = ({ page, line }: Place): At => (page !== undefined ? { page } : line !== undefined ? { line } : {})

const inWords = (place: Place): string =>
  place.page !== undefined ? `page ${place.page}` : place.line !== undefined ? `line ${place.line}` : ''

export function figuresAsPrinted(checked: CheckedReport): FiguresAsPrinted {
  const { report } = checked
  const { framework, figures, ratings } = report
  const tied = tiedShares(figures, report.passages)
  const questions = Map.groupBy(
    figures.printed.filter(({ level }) => level === 'question'),
    ({ ref }) => ref,
  )
  return {
    framework: framework.id,
    service: ratings.service,
    overall:
      ratings.score && ratings.overall
        ? { score: ratings.score.score, max: ratings.score.outOf, rating: ratings.overall.rating }
        : null,
    standards: standardsOf(checked),
    keyQuestions: [...questions]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([ref, printings]) => keyQuestionOf(checked, ref, printings, tied)),
    prompts: figures.printed
      .filter(({ level }) => level === 'prompt')
      .map(({ ref, text, percent, yes, relevant, place }) => ({
        ref,
        text,
        percent,
        ...(yes === undefined || relevant === undefined ? {} : { yes, relevant }),
        at: at(place),
      })),
    samples: Object.fromEntries(
      Object.entries(figures.cases).map(([kind, cases]) => [caseKindKey(kind), cases]),
    ),
    contradictions: checked.findings.map(contradictionOf),
  }
}

/** The first printing stands; others that differ are among the contradictions. */
function standardsOf(checked: CheckedReport): Carried['standards'] {
  const { framework, figures } = checked.report
  const otherwise = decidedOtherwise(checked)
  return standardsInOrder(framework).map(({ ref, name, countsToScore }) => {
    const rating = figures.ratings.find((one) => one.ref === ref)?.rating ?? null
    const decided = otherwise.find((one) => one.ref === ref)
    return {
      ref,
      name,
      rating,
      countsToScore,
      ...(decided
        ? {
            discretion: {
              from: decided.from,
              to: decided.to,
              basis: `printed so; the lowest key question is ${decided.lowest}%`,
            },
          }
        : {}),
    }
  })
}

function keyQuestionOf(
  checked: CheckedReport,
  ref: string,
  printings: readonly Figure[],
  tied: readonly TiedShare[],
): CarriedKeyQuestion {
  const place = (part: Figure['part']) => {
    const figure = printings.find((one) => one.part === part)
    if (!figure) return undefined
    const { percent, yes, relevant } = figure
    return {
      ...(percent === null
        ? { notApplicable: true }
        : {
            ...(figure.asCount ? {} : { percent: Math.round(percent) }),
            ...(figure.derived || yes === undefined ? {} : { yes, relevant: relevant! }),
          }),
      at: at(figure.place),
    }
  }
  const [body, annex] = [place('body'), place('annex')]
  const differ = new Set(printings.map(said)).size > 1
  const right = checked.findings.find((one) => one.kind === 'tables-differ' && one.ref === ref)?.expected
  const counts = countsOf(checked, printings, tied, right ?? null)
  return {
    ref,
    printed: { ...(body ? { sectionTable: body } : {}), ...(annex ? { annexe: annex } : {}) },
    ...(counts ? { counts } : {}),
    ...(differ ? { use: right ? `${right}: the text supports it` : 'as printed last' } : {}),
  }
}

/** The count behind a percentage: printed, told in the text, or the only one over the whole sample that prints so. */
function countsOf(
  { report }: CheckedReport,
  printings: readonly Figure[],
  tied: readonly TiedShare[],
  right: string | null,
): CarriedKeyQuestion['counts'] {
  const stands = right
    ? printings.filter(({ percent }) => right.includes(`${percent}%`))
    : printings.slice(-1)
  const [figure] = stands
  if (!figure || figure.percent === null) return undefined
  const { yes, relevant, percent } = figure
  if (yes !== undefined && relevant !== undefined && !figure.derived)
    return { yes, relevant, basis: 'printed' }
  const told = toldBelow(report, figure, tied)
  if (told) return told
  if (yes !== undefined && relevant !== undefined) return { yes, relevant, basis: 'derived' }
  const { keyQuestions } = standardByRef(report.framework, figure.standard)!
  const always = !keyQuestions.find((one) => one.ref === figure.ref)?.when
  const sample = sampleOf(report.figures, figure)
  const count = always && sample !== null ? countFor(percent, sample) : null
  return count === null ? undefined : { yes: count, relevant: sample!, basis: 'derived' }
}

/** The one count in the text about a question that prints as its percentage; none where two might be meant. */
function toldBelow(
  { framework, passages, figures }: CheckedReport['report'],
  figure: Figure,
  tied: readonly TiedShare[],
): CarriedKeyQuestion['counts'] {
  const sample = sampleOf(figures, figure) ?? Number.POSITIVE_INFINITY
  const tiedToIt = tied.flatMap(({ share, negative, tie, place }) =>
    !negative && tie.by !== 'any' && tie.figures.some(({ ref }) => ref === figure.ref)
      ? [{ share, place }]
      : [],
  )
  const below = passages
    .filter(({ question }) => question === figure.ref)
    .flatMap(({ text, place }) => findShares(framework, text).map((share) => ({ share, place })))
  for (const said of [tiedToIt, below]) {
    const fitting = said.filter(
      ({ share: { form, proportion, yes, of } }) =>
        form === 'count' && !proportion && of! <= sample && percentOf(yes!, of!) === figure.percent,
    )
    const [first] = fitting
    if (first && fitting.every(({ share: { yes, of } }) => yes === first.share.yes && of === first.share.of))
      return {
        yes: first.share.yes!,
        relevant: first.share.of!,
        basis: `counted in the text, ${inWords(first.place)}`,
      }
  }
  return undefined
}

const contradictionOf = (one: Finding): Carried['contradictions'][number] => ({
  where: [one.ref, inWords(one)].filter(Boolean).join(', '),
  printed: one.printed,
  elsewhere: one.elsewhere,
  used: one.expected ?? 'as printed',
  why: one.message,
})
