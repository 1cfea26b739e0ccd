/** The band of a standard from the shares of its key questions, by the way that is being tried. */

import type { Band } from '../framework/shape.ts'
import { type BandRule, bandOf } from '../rating/band.ts'
import type { SchemeStandard } from './scheme.ts'
import type { Share } from './share.ts'

type Asked = { id: string; share: Share }

const least = (bands: readonly number[]): number => bands.reduce((low, band) => Math.min(low, band))

/** The band of the mean of the exact shares: whole numbers throughout, so that nothing is lost on the way. */
function bandOfMean(rule: BandRule, bands: readonly Band[], shares: readonly Share[]): number {
  let [yes, of] = [0n, 1n]
  for (const share of shares) {
    yes = yes * BigInt(share.of) + BigInt(share.yes) * of
    of *= BigInt(share.of)
  }
  of *= BigInt(shares.length)
  const reaches = (from: bigint): boolean =>
    rule.banding === 'exact' ? 100n * yes >= from * of : 200n * yes >= (2n * from - 1n) * of
  let place = 0
  while (place + 1 < bands.length && reaches(BigInt(bands[place + 1]!.from))) place += 1
  return place
}

/** Null where none of its questions applies to any case. Of an even number the lower of the two in the middle counts. */
export function standardBand(
  rule: BandRule,
  bands: readonly Band[],
  { from, leading }: SchemeStandard,
  asked: readonly Asked[],
): number | null {
  const applying = asked.filter(({ share }) => share.of > 0)
  if (applying.length === 0) return null
  if (from === 'mean')
    return bandOfMean(
      rule,
      bands,
      applying.map(({ share }) => share),
    )
  const places = applying.map(({ share }) => bandOf(rule, bands, share.yes, share.of))
  if (from === 'middle') return places.toSorted((a, b) => a - b)[Math.ceil(places.length / 2) - 1]!
  const lead = applying.findIndex(({ id }) => id === leading?.keyQuestion)
  if (lead < 0) return least(places)
  return Math.max(least(places), places[lead]! - leading!.othersLowerBy)
}
