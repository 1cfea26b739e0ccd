/**
 * What cases that nobody could read may have hidden: every rating once as if all of them had been insufficient on
 * everything and once as if all had been sufficient. No order of reserves removes this; it can only be said.
 */

import type { Framework } from '../framework/shape.ts'
import { percentOf } from '../rating/percent.ts'
import { rate } from '../rating/rate.ts'
import { caseKindKey, type Results } from '../rating/results.ts'
import type { Count, Tally } from '../rating/tally.ts'

export type KeyQuestionBounds = {
  ref: string
  /** Of the cases that were drawn and read; who stepped in for another is not among them. */
  yes: number
  relevant: number
  notInspected: number
  /** Whole percentages. */
  lowest: number
  highest: number
}

export type StandardBounds = { ref: string; name: string; lowest: string | null; highest: string | null }

export type NotInspectedBounds = {
  keyQuestions: KeyQuestionBounds[]
  standards: StandardBounds[]
  overall: { lowest: string | null; highest: string | null }
}

const caseKindOf = (framework: Framework, ref: string): string | undefined =>
  framework.domains
    .flatMap((domain) => domain.standards)
    .find((standard) => standard.keyQuestions.some((one) => one.ref === ref))?.caseKind

/**
 * @param drawn counts of the cases that were drawn and read
 * @param missing drawn cases that nobody could read, by kind
 * @param results everything else that is rated, the judgements and decisions among it
 * @returns null where every drawn case that belongs to the sample was read
 */
export function notInspectedBounds(
  framework: Framework,
  drawn: Tally,
  missing: Readonly<Record<string, number>>,
  results: Results,
): NotInspectedBounds | null {
  if (Object.values(missing).every((count) => count === 0)) return null
  const missingFor = ({ ref }: Count) => missing[caseKindOf(framework, ref) ?? ''] ?? 0
  // A question that no read case answers has no figure that could be bounded.
  const counted = drawn.keyQuestions.filter((one) => one.relevant > 0)
  const cases = Object.fromEntries(
    framework.caseKinds.map(({ id }) => [caseKindKey(id), (drawn.samples[id] ?? 0) + (missing[id] ?? 0)]),
  )
  // What the panel decided was decided on other figures, so only the rules speak here.
  const ratedAs = (sufficient: boolean) =>
    rate(framework, {
      ...results,
      discretion: [],
      cases,
      keyQuestions: counted.map((one) => ({
        ref: one.ref,
        yes: one.yes + (sufficient ? missingFor(one) : 0),
        relevant: one.relevant + missingFor(one),
      })),
    })
  const low = ratedAs(false)
  const high = ratedAs(true)
  return {
    keyQuestions: counted
      .filter((one) => missingFor(one) > 0)
      .map((one) => {
        const of = one.relevant + missingFor(one)
        return {
          ref: one.ref,
          yes: one.yes,
          relevant: one.relevant,
          notInspected: missingFor(one),
          lowest: percentOf(one.yes, of),
          highest: percentOf(one.yes + missingFor(one), of),
        }
      }),
    standards: low.standards.flatMap((standard, at) => {
      const best = high.standards[at]!
      const kind = framework.domains
        .flatMap((domain) => domain.standards)
        .find((one) => one.ref === standard.ref)
      if (kind?.judged !== 'from-cases' || (missing[kind.caseKind ?? ''] ?? 0) === 0) return []
      return [{ ref: standard.ref, name: standard.name, lowest: standard.computed, highest: best.computed }]
    }),
    overall: { lowest: low.overall, highest: high.overall },
  }
}
