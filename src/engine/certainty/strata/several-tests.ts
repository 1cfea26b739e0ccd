/**
 * Many tests at once: each p made as much larger as it takes for the chance of even one false finding among all of them to
 * stay what one test would have (Holm 1979). The smallest is multiplied by how many there are, the next by one fewer, and
 * none comes out smaller than one before it.
 */
export function correctedForMany(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).toSorted((a, b) => a.p - b.p)
  const corrected = new Array<number>(ps.length).fill(1)
  let before = 0
  order.forEach(({ p, at }, place) => {
    before = Math.max(before, Math.min(1, p * (ps.length - place)))
    corrected[at] = before
  })
  return corrected
}
