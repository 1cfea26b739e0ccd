/** How many of the planted errors of a kind were found. */
export class Rates {
  private readonly counts = new Map<string, { planted: number; found: number }>()

  add(what: string, found: boolean): void {
    const count = this.counts.get(what) ?? { planted: 0, found: 0 }
    this.counts.set(what, { planted: count.planted + 1, found: count.found + (found ? 1 : 0) })
  }

  names = (): string[] => [...this.counts.keys()]

  missed = (): string[] =>
    [...this.counts]
      .filter(([, { planted, found }]) => found < planted)
      .map(([what, { planted, found }]) => `${what}: ${found} of ${planted}`)

  /** Of all errors of the kinds that are asked for, 1 where there was none. */
  share(asked: (what: string) => boolean): number {
    const of = [...this.counts].filter(([what]) => asked(what)).map(([, count]) => count)
    const planted = of.reduce((sum, one) => sum + one.planted, 0)
    return planted === 0 ? 1 : of.reduce((sum, one) => sum + one.found, 0) / planted
  }

  figures = (before = 'Found: ') =>
    [...this.counts].map(([what, { planted, found }]) => ({
      what: `${before}${what}`,
      figure: `${found} of ${planted}`,
    }))
}
