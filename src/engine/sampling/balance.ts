/**
 * How closely a sample mirrors the caseload, category by category, in cases (a percentage gap would mislead: in a
 * sample of six one case is seventeen points).
 */
import type { Frame } from './frame.ts'

export type CategoryBalance = {
  variable: string
  /** The code; blank when it was not recorded. */
  category: string
  caseload: number
  sample: number
  /** n·N_c/N and sample − expected, in cases, rounded to two decimals for show. */
  expected: number
  deviation: number
  /** N·sample − n·caseload: the deviation times N, exact. */
  deviationTimesN: number
}

export type Balance = {
  categories: CategoryBalance[]
  /** The largest deviation of any category, in cases (two decimals), and times N (exact). */
  largest: number
  largestTimesN: number
  label: BalanceLabel
}

export type BalanceLabel = 'exact as whole cases allow' | 'within one case' | 'more than one case off'

/** Two decimals, half away from zero, from exact whole numbers. */
function hundredths(top: number, bottom: number): number {
  const size = Math.floor((200 * Math.abs(top) + bottom) / (2 * bottom)) / 100
  return top < 0 && size > 0 ? -size : size
}

/** Compares `drawn` (references on the frame) with the whole frame. Categories stand in order of their code. */
export function sampleBalance(frame: Pick<Frame, 'cases' | 'strata'>, drawn: readonly string[]): Balance {
  const size = frame.cases.length
  const n = drawn.length
  const inSample = new Set(drawn)
  const categories = frame.strata.flatMap((variable, stratum) => {
    const tally = new Map<string, { caseload: number; sample: number }>()
    for (const one of frame.cases) {
      const category = one.categories[stratum]!
      const held = tally.get(category) ?? { caseload: 0, sample: 0 }
      held.caseload += 1
      if (inSample.has(one.caseRef)) held.sample += 1
      tally.set(category, held)
    }
    return [...tally]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([category, { caseload, sample }]): CategoryBalance => {
        const deviationTimesN = size * sample - n * caseload
        const expected = hundredths(n * caseload, size)
        return {
          variable,
          category,
          caseload,
          sample,
          expected,
          deviation: hundredths(deviationTimesN, size),
          deviationTimesN,
        }
      })
  })
  const largestTimesN = Math.max(0, ...categories.map((one) => Math.abs(one.deviationTimesN)))
  return {
    categories,
    largest: hundredths(largestTimesN, size),
    largestTimesN,
    label: labelFor(largestTimesN, size),
  }
}

function labelFor(largestTimesN: number, size: number): BalanceLabel {
  if (largestTimesN < size) return 'exact as whole cases allow'
  return largestTimesN === size ? 'within one case' : 'more than one case off'
}
