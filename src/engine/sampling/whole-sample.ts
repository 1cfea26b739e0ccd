/** What a sample can say as a whole, in figures and in one sentence. Stands on the pages and in the report. */
import { type Coverage, exactCoverage } from './coverage.ts'
import { equivalentMarginPoints } from './margin.ts'

export type PrecisionRule = {
  confidencePercent: number
  z: string
  marginPoints: number
  proportionPercent: number
}

export type Precision = { marginPoints: number; coverage: Coverage }

/** The exact figures take a moment to work out above this many cases, and no service comes near it. */
const largestShown = 1_000

/** Null where there is no sampling error to speak of, no rule to state a confidence by, or too much to work out. */
export function precisionOfSample(n: number, eligible: number, rule: PrecisionRule | null): Precision | null {
  if (!rule || n >= eligible || n === 0 || eligible > largestShown) return null
  return {
    marginPoints: equivalentMarginPoints(n, eligible, rule),
    coverage: exactCoverage(eligible, n, rule),
  }
}

const cases = (count: number) => (count === 1 ? '1 case' : `${count} cases`)

/** @param n cases that are read, or to be read */
export function wholeSampleInWords(n: number, eligible: number, rule: PrecisionRule | null): string {
  if (n === 0) return 'There is no case in the sample, so it says nothing.'
  if (n >= eligible)
    return eligible === 1
      ? 'The only case is read. There is no sampling error: what is left is whether another inspector would judge alike.'
      : `Every one of the ${cases(eligible)} is read. There is no sampling error: what is left is whether another inspector would judge alike.`
  const precision = precisionOfSample(n, eligible, rule)
  if (!precision || !rule) return `${n} of ${eligible} cases are read.`
  return `With ${n} of ${eligible} cases, a percentage found in the sample is within about ${Math.round(precision.marginPoints)} points of the whole caseload’s ${rule.confidencePercent}% of the time (${precision.coverage.trueMarginPoints.toFixed(1)} points when whole cases are counted and the truth is the least favourable).`
}
