/** What a service is asked to send, and what its figures may tell anyone. */
import { z } from 'zod'
import { id, source, text, wholeNumber } from './values.ts'

/** One entry of a code list. `also` holds other spellings that a caseload file may use (matched loosely). */
export const code = z.strictObject({ code: id, label: text, also: z.array(text).default([]) })

/**
 * A column of the caseload file that a service sends. `headings` are other names the column may carry.
 * A code column without `codes` takes those of the kind of case that the file is for (its `disposals`).
 */
export const column = z.strictObject({
  id: z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'use lower-case words joined by underscores'),
  label: text,
  hint: text.optional(),
  kind: z.enum(['reference', 'code', 'date', 'age']),
  codes: id.optional(),
  required: z.boolean().default(true),
  headings: z.array(text).default([]),
})

/** What of a caseload's figures anyone may read. */
export const disclosure = z.strictObject({
  /** Counts from 1 to this are hidden, and others from which they could be worked out. */
  hideUpTo: wholeNumber,
  /** A list of fewer cases is not broken down. */
  breakDownFrom: wholeNumber.min(1),
  source,
})
