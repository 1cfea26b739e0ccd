/** Audit events of drawing a sample, and cases that leave it. */
import { z } from 'zod'
import { count, digest, id } from './values.ts'

export const sampleEvents = {
  'sample-parameters-set': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    version: count,
    changed: z.array(z.string()),
  }),
  'frame-frozen': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    upload: id,
    eligible: count,
    planned: count,
    frameHash: digest,
  }),
  'sample-prepared': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    sample: id,
    version: count,
    method: z.enum(['lottery', 'systematic']),
    planned: count,
    eligible: count,
    frameHash: digest,
    listDigest: digest,
  }),
  'sample-digest-confirmed': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    sample: id,
    listDigest: digest,
  }),
  'sample-drawn': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    sample: id,
    seed: z.string(),
    row: count.nullable(),
    /** Whether the service said beforehand that it had the digest. */
    confirmed: z.boolean(),
    drawn: count,
  }),
  'case-left-sample': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    sample: id,
    case: id,
    why: z.enum(['ineligible', 'not-inspectable']),
    reason: z.string(),
    replacedBy: id.nullable(),
  }),
} as const
