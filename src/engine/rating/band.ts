/** Which band a share of cases falls in. A band is given by its place in the list, lowest first. */
import type { Band, Framework } from '../framework/shape.ts'

export type BandRule = Framework['keyQuestionBands']
type Banding = BandRule['banding']

/** The bands from the lowest percentage to the highest. */
export const bandsInOrder = (rule: BandRule): Band[] => rule.bands.toSorted((a, b) => a.from - b.from)

/**
 * The fewest yes answers of `of` that reach `from` per cent, in integers: exactly, or once the percentage is rounded
 * half up, which asks for half a point less.
 */
export const fewestToReach = (banding: Banding, from: number, of: number): number =>
  banding === 'exact' ? Math.ceil((from * of) / 100) : Math.ceil(((2 * from - 1) * of) / 200)

function place(banding: Banding, bands: readonly Band[], yes: number, of: number): number {
  let reached = 0
  while (reached + 1 < bands.length && yes >= fewestToReach(banding, bands[reached + 1]!.from, of))
    reached += 1
  return reached
}

/** The band of the printed whole percentage. */
export const printedBand = (bands: readonly Band[], yes: number, of: number): number =>
  place('round-then-band', bands, yes, of)

/** The band of the fraction itself. */
export const exactBand = (bands: readonly Band[], yes: number, of: number): number =>
  place('exact', bands, yes, of)

/** The band by the framework's own rule. */
export const bandOf = (rule: BandRule, bands: readonly Band[], yes: number, of: number): number =>
  place(rule.banding, bands, yes, of)
