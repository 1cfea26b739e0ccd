/** How each number came about, step by step, in the order of the work. */
export type Step = {
  step:
    | 'percentage'
    | 'band'
    | 'lowest-key-question'
    | 'judgement'
    | 'not-rated'
    | 'reason-to-look-again'
    | 'discretion'
    | 'total'
    | 'overall-band'
    | 'limiting-judgement'
    | 'overall'
  ref?: string
  inputs: Record<string, string | number | boolean | null>
  /** The rule in a few words, and where it is published ("document: section"; null for a person's own decision). */
  rule: string
  source: string | null
  result: string | number | null
  sentence: string
}
