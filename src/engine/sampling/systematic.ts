/**
 * Fallback for when no list can be published: every k-th case of a sorted list from one random start. Every case has
 * the same chance; the first stratum of `order` keeps to its share within one case, the others may drift, so this
 * is for emergencies and its use is recorded. Prefer the lottery.
 */
import type { Frame } from './frame.ts'
import { createStream, sha256 } from './stream.ts'

/**
 * Draws `frame.n` references. `order` names the strata to sort by, the most important first; cases alike in all of
 * them stand in an order fixed by the seed.
 */
export function drawSystematic(frame: Frame, order: readonly string[], publicSeed: string): string[] {
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
  const passed = (cases: number) => Math.floor((start + frame.n * cases) / size)
  return sorted.filter((_, at) => passed(at + 1) > passed(at)).map((one) => one.caseRef)
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((key, i) => key !== b[i])
  if (at < 0) return 0
  return a[at]! < b[at]! ? -1 : 1
}
