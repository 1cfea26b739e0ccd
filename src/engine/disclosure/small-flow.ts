/** The greatest flow between two points of a small network (Edmonds and Karp). Whole capacities give a whole flow. */

/** `capacities[a][b]` is what may still go from a to b; `Infinity` for as much as one likes. */
export type Capacities = number[][]

/** The shortest way from one point to the other on which something may still go: its points, or nothing. */
function shortestWay(capacities: Capacities, from: number, to: number): number[] | null {
  const before = new Map<number, number>([[from, from]])
  const queue = [from]
  for (const at of queue) {
    if (at === to) {
      const way = [to]
      while (way[0] !== from) way.unshift(before.get(way[0]!)!)
      return way
    }
    capacities[at]!.forEach((left, next) => {
      if (left <= 0 || before.has(next)) return
      before.set(next, at)
      queue.push(next)
    })
  }
  return null
}

/**
 * @param capacities are used up
 * @param enough more than this need not be found
 */
export function greatestFlow(capacities: Capacities, from: number, to: number, enough = Infinity): number {
  let flow = 0
  while (flow < enough) {
    const way = shortestWay(capacities, from, to)
    if (!way) break
    const steps = way.slice(1).map((next, at) => [way[at]!, next] as const)
    const more = Math.min(enough - flow, ...steps.map(([a, b]) => capacities[a]![b]!))
    for (const [a, b] of steps) {
      capacities[a]![b]! -= more
      capacities[b]![a]! += more
    }
    flow += more
  }
  return flow
}
