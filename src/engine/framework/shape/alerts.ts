/** Someone at immediate risk: what an alert needs, and how soon. */
import { z } from 'zod'
import { id, source, text, wholeNumber } from './values.ts'

/** How soon each of a severity's steps is due, counted from when the alert was written. */
const severity = z.strictObject({
  id,
  label: text,
  meaning: text,
  /** Who must be told, by the ids of `tell`. */
  tell: z.array(z.strictObject({ who: id, withinMinutes: wholeNumber.min(1) })).min(1),
  acknowledgeWithinMinutes: wholeNumber.min(1),
  recheckAfterHours: wholeNumber.min(1),
})

/** "Someone is at immediate risk": what an alert needs, and the fact that says of every case whether there is one. */
export const alerts = z.strictObject({
  /** What stands above everything else where an alert is raised. */
  emergency: text,
  tell: z.array(z.strictObject({ id, label: text })).min(1),
  /** Most severe first. */
  severities: z.array(severity).min(1),
  fact: z.strictObject({ id, noneFound: id, raised: id }),
  source,
})
