/**
 * Who steps in when a drawn case cannot be assessed. The list decides, never the service or the inspector: the
 * reserve most like the case that left, and among equals the first in an order fixed by the public seed.
 */
import { type Balance, sampleBalance } from './balance.ts'
import type { Frame, FrameCase } from './frame.ts'
import { sha256 } from './stream.ts'

/** Cases that were not drawn, in the order fixed by the public seed. */
export function reserveOrder(frame: Frame, drawn: readonly string[], publicSeed: string): string[] {
  const taken = new Set(drawn)
  return frame.cases
    .filter((one) => !taken.has(one.caseRef))
    .map(({ caseRef }) => ({ caseRef, key: sha256(`${frame.hash}|reserve|${publicSeed}|${caseRef}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((one) => one.caseRef)
}

export type Replacement = {
  caseRef: string
  /** Strata in which the reserve differs from the case it replaces. */
  differs: string[]
  /** The sample after the swap, to be shown: a swap may take a category further from its share. */
  balance: Balance
  /** Whether every category still is within the tolerance. */
  withinTolerance: boolean
}

/** The frame without cases that should not have been on it: what a sample has to mirror once they are struck out. */
export const withoutStruck = (
  frame: Frame,
  struck: ReadonlySet<string>,
): Pick<Frame, 'cases' | 'strata'> => ({
  strata: frame.strata,
  cases: frame.cases.filter((one) => !struck.has(one.caseRef)),
})

/**
 * The reserve that replaces `leaving`. `sample` is the sample as it stands (with the leaving case), `reserves` those
 * still free, in their order. Among those that differ least, one that keeps the sample within `tolerance` (in cases)
 * goes first. Returns null when no reserve is left. Throws RangeError for a case that is not in the sample.
 * @param struck cases that should not have been on the frame; they no longer count in what has to be mirrored
 */
export function nextReserve(
  frame: Frame,
  sample: readonly string[],
  leaving: string,
  reserves: readonly string[],
  tolerance: number,
  struck: ReadonlySet<string> = new Set(),
): Replacement | null {
  const toMirror = withoutStruck(frame, struck)
  const byRef = new Map(frame.cases.map((one) => [one.caseRef, one]))
  const gone = byRef.get(leaving)
  if (!gone || !sample.includes(leaving)) {
    throw new RangeError(`Case ${leaving} is not in the sample, so it cannot be replaced.`)
  }
  const offers = reserves.map((caseRef): Replacement => {
    const candidate = byRef.get(caseRef)
    if (!candidate) throw new RangeError(`Reserve ${caseRef} is not on the frame.`)
    const balance = sampleBalance(
      toMirror,
      sample.map((one) => (one === leaving ? caseRef : one)),
    )
    const withinTolerance = balance.largestTimesN <= tolerance * toMirror.cases.length
    return { caseRef, differs: differences(frame, gone, candidate), balance, withinTolerance }
  })
  const rank = (offer: Replacement) => 2 * offer.differs.length + (offer.withinTolerance ? 0 : 1)
  // Sorting is stable, so equals keep the order of the reserve list.
  return offers.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

const differences = (frame: Frame, a: FrameCase, b: FrameCase) =>
  frame.strata.filter((_, stratum) => a.categories[stratum] !== b.categories[stratum])
