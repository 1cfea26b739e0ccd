/**
 * The fallback where no list of possible samples can be drawn from: cases at equal steps along a sorted list, from
 * one random start. Every case has the same chance; the first stratum of `order` keeps to its share within one case,
 * the others may drift, so its use needs a reason and is recorded. Prefer the lottery.
 */
import type { Draw } from './draw.ts'
import type { Frame } from './frame.ts'
import { reserveOrder } from './reserves.ts'
import { createStream, sha256 } from './stream.ts'

/** What is fixed, and given to the service, before the seed: `{"order":["rosh",…]}`, the sort keys in order. */
export const orderDigest = (order: readonly string[]): string => sha256(JSON.stringify({ order }))

export type SystematicDraw = Draw & {
  /** How far into the first step the draw began: a whole number below N. */
  start: number
}

/** The places (from 0) at which a step ends: n of them among `size`, whatever the start. */
export function placesAtSteps(size: number, n: number, start: number): number[] {
  const passed = (cases: number) => Math.floor((start + n * cases) / size)
  return Array.from({ length: size }, (_, place) => place).filter(
    (place) => passed(place + 1) > passed(place),
  )
}

/**
 * Draws `frame.n` cases. `order` names the strata to sort by, the most important first; cases alike in all of them
 * stand in an order fixed by the seed.
 */
export function drawSystematic(frame: Frame, order: readonly string[], publicSeed: string): SystematicDraw {
  const columns = order.map((name) => {
    const at = frame.strata.indexOf(name)
    if (at < 0)
      throw new RangeError(`The frame has no stratum "${name}". It has: ${frame.strata.join(', ')}.`)
    return at
  })
  const sorted = frame.cases
    .map(({ caseRef, categories }) => ({
      caseRef,
      keys: [...columns.map((at) => categories[at]!), sha256(`${frame.hash}|tie|${publicSeed}|${caseRef}`)],
    }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
  const size = sorted.length
  const start = createStream(`${frame.hash}|systematic|${publicSeed}`).below(size)
  const taken = new Set(placesAtSteps(size, frame.n, start).map((place) => sorted[place]!.caseRef))
  // In the order of the frame, as every draw.
  const drawn = frame.cases.map((one) => one.caseRef).filter((ref) => taken.has(ref))
  return { row: null, start, drawn, reserves: reserveOrder(frame, drawn, publicSeed) }
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((key, i) => key !== b[i])
  if (at < 0) return 0
  return a[at]! < b[at]! ? -1 : 1
}
