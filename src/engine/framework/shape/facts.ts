/** What is recorded of each case, and what does not go together well. */
import { z } from 'zod'
import { condition } from './conditions.ts'
import { guidance } from './guidance.ts'
import { id, source, text, wholeNumber } from './values.ts'

/**
 * A fact about a case: taken from a caseload column, or recorded by the inspector.
 * A choice has `codes`, or a column whose codes it shares.
 */
export const fact = z.strictObject({
  id,
  label: text,
  hint: text.optional(),
  guidance: guidance.fact,
  /** The heading under which the form asks it; facts of one group stand together. */
  group: text.optional(),
  kind: z.enum(['choice', 'yes-no']),
  codes: id.optional(),
  column: text.optional(),
  /** The form offers a note with the answer. */
  note: z.boolean().optional(),
  /**
   * The service's own answer to the same: a fact with the same codes, in order of severity. How far apart the two
   * are, and in which direction, follows. From `askWhyFrom` levels on, the note must say why.
   */
  against: z.strictObject({ fact: id, askWhyFrom: wholeNumber.min(1) }).optional(),
  caseKinds: z.array(id).optional(),
  when: condition.optional(),
  source: source.optional(),
})

/** Facts, or facts and answers, that do not go together well. Said to the inspector; stops nothing. */
export const remark = z.strictObject({
  id,
  /** The fact beside which it is said, and whose note may explain it. */
  about: id,
  when: condition,
  /** Only once a question of this standard is answered. */
  answered: id.optional(),
  text,
})
