/** Audit events of asking for a caseload, and reading what a service sends. */
import { z } from 'zod'
import { count, digest, id } from './values.ts'

export const caseloadEvents = {
  'caseload-requested': z.strictObject({
    inspection: id,
    version: count,
    kind: z.enum(['request', 'reminder']),
    dueOn: z.string(),
    caseKinds: z.array(z.string()),
  }),
  'caseload-file-held': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    held: id,
    file: count,
    replaced: count,
  }),
  'caseload-file-left-out': z.strictObject({ inspection: id, held: id, file: count }),
  'caseload-checked': z.strictObject({
    inspection: id,
    held: id,
    rows: count,
    cases: count,
    faults: count,
  }),
  'caseload-reading-confirmed': z.strictObject({
    service: id,
    version: count,
    layouts: count,
    spellings: count,
  }),
  'caseload-held-destroyed': z.strictObject({
    inspection: id,
    held: id,
    why: z.enum(['given-up', 'expired']),
  }),
  'caseload-accepted': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    upload: id,
    version: count,
    files: count,
    fileDigest: digest,
    cases: count,
    notEligible: count,
    faultsSetAside: count,
  }),
} as const
