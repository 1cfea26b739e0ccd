/** Audit events of proposing, weighing and deciding ratings. */
import { z } from 'zod'
import { count, digest, id } from './values.ts'

export const judgementEvents = {
  'rating-proposed': z.strictObject({ inspection: id, standard: z.string(), version: count }),
  'lead-view-written': z.strictObject({ inspection: id, standard: z.string(), version: count }),
  'panel-called': z.strictObject({ inspection: id, meeting: id, number: count, quorum: count }),
  /** A meeting called again took back a round of factual accuracy, an approved report, or both. */
  'draft-taken-back': z.strictObject({
    inspection: id,
    meeting: id,
    round: count.nullable(),
    report: count.nullable(),
  }),
  'panel-seats-set': z.strictObject({
    inspection: id,
    meeting: id,
    seats: z.array(z.strictObject({ person: id, part: z.string(), version: count })),
  }),
  'panel-interest-declared': z.strictObject({
    inspection: id,
    meeting: id,
    person: id,
    version: count,
    interest: z.boolean(),
  }),
  'panel-papers-frozen': z.strictObject({ inspection: id, meeting: id, version: count, digest }),
  'rating-decided': z.strictObject({
    inspection: id,
    meeting: id,
    standard: z.string(),
    version: count,
    papers: count,
    proposed: z.string(),
    rating: z.string(),
  }),
  'certainty-worked-out': z.strictObject({
    inspection: id,
    version: count,
    figures: digest,
    draws: count,
  }),
  'panel-dissent-recorded': z.strictObject({
    inspection: id,
    meeting: id,
    standard: z.string(),
    decision: count,
    version: count,
    publish: z.boolean(),
    withdrawn: z.boolean(),
  }),
  'panel-concluded': z.strictObject({ inspection: id, meeting: id, result: count, digest }),
  'panel-given-up': z.strictObject({ inspection: id, meeting: id }),
} as const
