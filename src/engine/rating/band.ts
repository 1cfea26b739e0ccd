/** Which band a share of cases falls in. A band is given by its place in the list, lowest first. */
import type { Band, Framework } from '../framework/shape.ts'
import { percentOf } from './percent.ts'

export type BandRule = Framework['keyQuestionBands']

/** The bands from the lowest percentage to the highest. */
export const bandsInOrder = (rule: BandRule): Band[] => rule.bands.toSorted((a, b) => a.from - b.from)

const reached = (bands: readonly Band[], reaches: (from: number) => boolean): number => {
  let place = 0
  for (let i = 1; i < bands.length; i += 1) if (reaches(bands[i]!.from)) place = i
  return place
}

/** The band of the printed whole percentage. */
export function printedBand(bands: readonly Band[], yes: number, of: number): number {
  const percent = percentOf(yes, of)
  return reached(bands, (from) => percent >= from)
}

/** The band of the fraction itself. */
export const exactBand = (bands: readonly Band[], yes: number, of: number): number =>
  reached(bands, (from) => 100 * yes >= from * of)

/** The band by the framework's own rule. */
export const bandOf = (rule: BandRule, bands: readonly Band[], yes: number, of: number): number =>
  rule.banding === 'exact' ? exactBand(bands, yes, of) : printedBand(bands, yes, of)
