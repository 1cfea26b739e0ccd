/** Domains, their standards, and what is asked. */
import { z } from 'zod'
import { condition } from './conditions.ts'
import { guidance } from './guidance.ts'
import { id, source, text } from './values.ts'

const prompt = z.strictObject({
  id,
  letter: z.string().regex(/^[a-z]$/, 'use one lower-case letter'),
  text,
  guidance: guidance.prompt,
  notApplicable: z.boolean().default(true),
})

const keyQuestion = z.strictObject({
  id,
  ref: z.string().regex(/^\d+\.\d+\.\d+$/, 'use a reference such as 2.1.1'),
  text,
  guidance: guidance.keyQuestion,
  /** Which cases answer it. Without a rule every case of the standard's kind does. */
  when: condition.optional(),
  /** What the report calls the cases that count, for example "cases with factors related to the child's safety". */
  whenLabel: text.optional(),
  whenSource: source.optional(),
  prompts: z.array(prompt).default([]),
})

const standard = z.strictObject({
  id,
  ref: z.string().regex(/^\d+\.\d+$/, 'use a reference such as 2.1'),
  name: text,
  statement: text,
  /** Rated from the answers of assessed cases, or by a reasoned judgement on all the evidence. */
  judged: z.enum(['from-cases', 'qualitative']),
  caseKind: id.optional(),
  /** A module outside the total is rated but adds nothing to the score. */
  countsToScore: z.boolean().default(true),
  /** Cases of this kind must exist for the standard to be rated at all. */
  ratedOnlyWithCases: id.optional(),
  keyQuestions: z.array(keyQuestion).min(1),
})

export const domain = z.strictObject({
  id,
  ref: z.string().regex(/^\d+$/, 'use a whole number'),
  name: text,
  standards: z.array(standard).min(1),
})
