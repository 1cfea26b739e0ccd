/** What the form of a practice example sends, and what is wrong with it: above all, signs of a person in its words. */
import { z } from 'zod'
import { personalSignsIn } from '#engine/caseload/personal-in-prose.ts'
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Framework, KeyQuestion, Standard } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { AssessmentThing } from '#platform/permissions/things.ts'
import type { Fault } from '#platform/web/problems.ts'
import { knownToWriter } from '../../known-to-writer.ts'
import { controls } from '../read-answer.ts'

export const longestExample = 3000
const longestReason = 500

const tidy = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim()
const keepable = (text: string): boolean => !controls.test(text)
const unkeepable = 'Type it again, or paste it as plain text: it has characters that cannot be kept'

export const exampleWords = z.object({
  quality: z.enum(['good', 'poor'], 'Say whether it is good or poor practice'),
  body: z
    .string('Write the example')
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'Write the example')
        .refine((text) => [...text].length <= longestExample, {
          message: `Shorten the example to ${longestExample.toLocaleString('en-GB')} characters or fewer`,
        })
        .refine(keepable, { message: unkeepable }),
    ),
  not_personal: z
    .string('Give the reason as text')
    .nullish()
    .transform((text) => tidy(text ?? '') || null)
    .pipe(
      z
        .string()
        .refine((text) => [...text].length <= longestReason, {
          message: `Shorten the reason to ${longestReason} characters or fewer`,
        })
        .refine(keepable, { message: unkeepable })
        .nullable(),
    ),
})

export const newExample = exampleWords.extend({
  id: z.uuid('Reload the page: the example has no id of its own'),
  question: z.string('Say which key question it is about'),
})

export interface AskedOfCase {
  keyQuestion: KeyQuestion
  standard: Standard
}

/** The key question of this kind of case. */
export function keyQuestionOf(framework: Framework, caseKind: string, id: string): AskedOfCase | undefined {
  for (const standard of standardsJudgedFrom(framework, caseKind)) {
    const keyQuestion = standard.keyQuestions.find((one) => one.id === id)
    if (keyQuestion) return { keyQuestion, standard }
  }
  return undefined
}

/** A fault for each sign of a person; with a reason given, only for what can be nothing else. */
export async function personalFaults(
  db: Reader,
  { inspection }: Pick<AssessmentThing, 'inspection'>,
  framework: Framework,
  words: { body: string; not_personal: string | null },
): Promise<Fault[]> {
  const signs = personalSignsIn(words.body, await knownToWriter(db, inspection, framework))
  return signs
    .filter((one) => !(one.answerable && words.not_personal))
    .map((one) => ({
      field: 'body',
      message: one.answerable ? `${one.message} If it is none, say why below.` : one.message,
    }))
}
