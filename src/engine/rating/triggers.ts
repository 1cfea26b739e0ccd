/**
 * Why a ratings panel may look again at a standard. Found and shown, never applied.
 * Percentages without counts show only what can be known from them.
 */
import type { Band, Framework } from '../framework/shape.ts'
import { bandOf, exactBand, printedBand } from './band.ts'
import { applies, compareShares, type Figure, percentOfFigure } from './figure.ts'
import type { FromCases } from './standard.ts'

export type Trigger = 'within-five-points' | 'one-judgement' | 'one-case' | 'small-base' | 'rounding-decides'

export type Reason = {
  trigger: Trigger
  keyQuestion: string
  direction?: 'up' | 'down'
  /** The boundary in per cent, and how many points the exact share lies from it (one decimal). */
  boundary?: number
  distance?: number
  /** The rating that would follow. */
  to?: string
  /** `one-case`: the key questions that would have to change together. */
  together?: string[]
  /**
   * `one-case`: how many cases answered no to all of them. From counts alone it is not known whether there is one, so
   * without it this is a possibility and no trigger (see one-case.ts).
   */
  cases?: number
  sentence: string
}

type Given = {
  framework: Framework
  bands: readonly Band[]
  figures: readonly Figure[]
  found: FromCases
  labelOf: (band: number) => string
}

const shareOf = (figure: Figure): string =>
  figure.counted ? `${figure.yes} of ${figure.of}` : `${figure.yes}%`

function withinPoints({ framework, bands, found, labelOf }: Given): Reason[] {
  const { lowest } = found
  return bands.slice(1).flatMap(({ from }, index): Reason[] => {
    const apart = Math.abs(100 * lowest.yes - from * lowest.of)
    if (apart > framework.discretion.withinPoints * lowest.of) return []
    const distance = Math.round((10 * apart) / lowest.of) / 10
    const above = 100 * lowest.yes >= from * lowest.of
    const away = `${distance} ${distance === 1 ? 'point' : 'points'} ${above ? 'above' : 'below'}`
    return [
      {
        trigger: 'within-five-points',
        keyQuestion: lowest.keyQuestion.ref,
        boundary: from,
        distance,
        to: labelOf(above ? index : index + 1),
        sentence: `${lowest.keyQuestion.ref} (${shareOf(lowest)}) lies ${apart === 0 ? 'on' : away} the ${from}% boundary between ${labelOf(index)} and ${labelOf(index + 1)}.`,
      },
    ]
  })
}

/** The standard's band when one figure had another number of yes answers. */
function bandWith({ framework, bands, figures }: Given, change: (figure: Figure) => number): number {
  let band = bands.length
  for (const figure of figures) {
    if (!applies(figure)) continue
    const place = bandOf(framework.keyQuestionBands, bands, figure.yes + change(figure), figure.of)
    if (place < band) band = place
  }
  return band
}

function oneJudgement(given: Given): Reason[] {
  const { figures, found, labelOf } = given
  const flip = (direction: 'up' | 'down'): Reason[] => {
    const step = direction === 'up' ? 1 : -1
    return figures.flatMap((figure): Reason[] => {
      const possible = figure.counted && (direction === 'up' ? figure.yes < figure.of : figure.yes > 0)
      if (!applies(figure) || !possible) return []
      const band = bandWith(given, (one) => (one === figure ? step : 0))
      if (direction === 'up' ? band <= found.band : band >= found.band) return []
      const { ref } = figure.keyQuestion
      return [
        {
          trigger: 'one-judgement',
          keyQuestion: ref,
          direction,
          to: labelOf(band),
          sentence: `${ref}: with ${figure.yes + step} of ${figure.of} instead of ${figure.yes} the standard would be ${labelOf(band)}.`,
        },
      ]
    })
  }
  return [...flip('up'), ...flip('down')]
}

/** Two lowest questions share a place: only one case that failed both could lift the standard. */
function oneCase(given: Given, single: readonly Reason[]): Reason[] {
  const { framework, bands, figures, found, labelOf } = given
  if (single.some((reason) => reason.direction === 'up')) return []
  const holding = figures.filter(
    (figure) =>
      applies(figure) && bandOf(framework.keyQuestionBands, bands, figure.yes, figure.of) === found.band,
  )
  if (holding.length < 2 || holding.some((figure) => !figure.counted || figure.yes >= figure.of)) return []
  const band = bandWith(given, (figure) => (holding.includes(figure) ? 1 : 0))
  if (band <= found.band) return []
  const together = holding.map((figure) => figure.keyQuestion.ref)
  const refs = together.join(' and ')
  return [
    {
      trigger: 'one-case',
      keyQuestion: found.lowest.keyQuestion.ref,
      direction: 'up',
      to: labelOf(band),
      together,
      sentence: `If one case answered no to ${refs}, judging that case differently would make the standard ${labelOf(band)}.`,
    },
  ]
}

function smallBase({ framework, figures, found }: Given): Reason[] {
  const small = figures.find(
    (figure) =>
      figure.counted &&
      applies(figure) &&
      figure.of <= framework.discretion.smallBase &&
      compareShares(figure, found.lowest) === 0,
  )
  if (!small) return []
  const { ref } = small.keyQuestion
  const sentence = `${ref} rests on ${small.of} ${small.of === 1 ? 'case' : 'cases'}.`
  return [{ trigger: 'small-base', keyQuestion: ref, sentence }]
}

function roundingDecides({ framework, bands, found, labelOf }: Given): Reason[] {
  const { lowest } = found
  const exact = exactBand(bands, lowest.yes, lowest.of)
  const printed = printedBand(bands, lowest.yes, lowest.of)
  if (exact === printed) return []
  const { ref } = lowest.keyQuestion
  const byRounding = framework.keyQuestionBands.banding === 'round-then-band'
  const other = labelOf(byRounding ? exact : printed)
  return [
    {
      trigger: 'rounding-decides',
      keyQuestion: ref,
      to: other,
      sentence: `${ref} (${shareOf(lowest)}) prints as ${percentOfFigure(lowest)}%; ${byRounding ? 'the exact share' : 'the printed percentage'} would make the standard ${other}.`,
    },
  ]
}

/** Every reason to look again at one standard judged from cases; `inScope` when discretion may touch its domain. */
export function reasonsToLookAgain(given: Given, inScope: boolean): Reason[] {
  const rounding = roundingDecides(given)
  if (!inScope) return rounding
  const single = oneJudgement(given)
  return [...withinPoints(given), ...single, ...oneCase(given, single), ...smallBase(given), ...rounding]
}

/** The names of the triggers among the reasons, each once, in the order found. */
export const triggersOf = (reasons: readonly Reason[]): Trigger[] => [
  ...new Set(
    reasons.flatMap(({ trigger, cases }) => (trigger === 'one-case' && cases === undefined ? [] : [trigger])),
  ),
]
