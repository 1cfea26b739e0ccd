import type { Framework, Prompt } from '#engine/framework/shape.ts'
import { percentOf } from '#engine/rating/percent.ts'
import type { PromptCount } from '#engine/rating/tally.ts'

/** The count of one prompt, as counting the cases would give it. */
export function countedPrompt(
  framework: Framework,
  keyQuestion: string,
  { id, letter }: Prompt,
  ref: string,
  { yes, relevant, sample }: { yes: number; relevant: number; sample: number },
): PromptCount {
  const of = framework.promptDenominator.of === 'whole-sample' ? sample : relevant
  return {
    id,
    ref,
    keyQuestion,
    letter,
    yes,
    relevant,
    sample,
    no: relevant - yes,
    notApplicable: sample - relevant,
    undecided: 0,
    missing: 0,
    of,
    percent: of === 0 ? null : percentOf(yes, of),
  }
}
