/** Rounds in which every contender runs once, so that a busy moment of the machine meets them all. */

type Contenders = Record<string, () => number | Promise<number>>

/** Every contender's figures, round by round. The order turns round each time, so that nobody always goes first. */
export async function interleaved<C extends Contenders>(
  rounds: number,
  contenders: C,
): Promise<Record<keyof C, number[]>> {
  const names: (keyof C)[] = Object.keys(contenders)
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<keyof C, number[]>
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      figures[name].push(await contenders[name]!())
    }
  }
  return figures
}

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The share of the figures' smallest values within which `share` of them lie: 0.99 gives the 99th percentile. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Ratios are taken within each round, where both met the same machine; the median of them counts. */
export function ratioOf(ours: readonly number[], baseline: readonly number[]) {
  const ratios = ours.map((figure, round) => figure / baseline[round]!)
  return { value: median(ratios), from: Math.min(...ratios), to: Math.max(...ratios) }
}

/** Times one piece of work in every round: processor time is what rounds give back, clock time is kept beside it. */
export class Stopwatch {
  /** Milliseconds by the clock, which include the time that other programs took the processor away. */
  readonly clock: number[] = []

  /** Milliseconds of this process's own processor time. */
  time(work: () => unknown): number {
    const from = performance.now()
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    this.clock.push(performance.now() - from)
    return (user + system) / 1000
  }
}
