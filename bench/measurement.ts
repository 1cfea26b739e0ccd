/** What a measurement gives back: a few lines, each with its figure, its baseline and its target. */

/** One line of the results: what was measured, beside what it is held against. */
export interface Line {
  what: string
  /** The figure with its unit, for example "0.21 ms". */
  measured: string
  /** What it is compared with, with its figure. */
  against?: string
  /** Ours over the baseline; the spread is the smallest and the largest of the rounds. */
  ratio?: { value: number; from: number; to: number }
  target?: { text: string; met: boolean }
}

export interface Measurement {
  name: string
  title: string
  /** What was done and what the figures mean, in plain sentences. */
  about: string
  measure(progress: (text: string) => void): Promise<Findings>
}

export interface Findings {
  lines: Line[]
  /** What this run used or met, where it matters to the reader. */
  notes?: string[]
}
