/** Which band so many yes answers fall in, for every number of relevant cases that can come up: worked out once. */
import type { Band } from '../framework/shape.ts'
import { type BandRule, fewestToReach } from '../rating/band.ts'

/** @returns the place of the band, lowest 0, for up to `most` relevant cases */
export function bandTable(
  rule: BandRule,
  bands: readonly Band[],
  most: number,
): (yes: number, relevant: number) => number {
  const steps = bands.length - 1
  const fewest = new Int32Array((most + 1) * steps)
  for (let relevant = 0; relevant <= most; relevant += 1) {
    for (let step = 0; step < steps; step += 1)
      fewest[relevant * steps + step] = fewestToReach(rule.banding, bands[step + 1]!.from, relevant)
  }
  return (yes, relevant) => {
    let place = 0
    for (let at = relevant * steps; place < steps && yes >= fewest[at + place]!; ) place += 1
    return place
  }
}
