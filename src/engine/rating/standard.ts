/** A standard judged from cases takes the band of its lowest key question. */
import type { Band } from '../framework/shape.ts'
import { type BandRule, bandOf } from './band.ts'
import { applies, compareShares, type Figure } from './figure.ts'

export type FromCases = { lowest: Figure; band: number }

/**
 * Questions that do not apply are ignored; with none left the standard is not rated (null).
 * Of questions with the same share the one that comes first is named as the lowest.
 */
export function rateFromCases(
  rule: BandRule,
  bands: readonly Band[],
  figures: readonly Figure[],
): FromCases | null {
  let lowest: Figure | undefined
  for (const figure of figures)
    if (applies(figure) && (!lowest || compareShares(figure, lowest) < 0)) lowest = figure
  return lowest ? { lowest, band: bandOf(rule, bands, lowest.yes, lowest.of) } : null
}
