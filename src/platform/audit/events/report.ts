/** Audit events of writing a report, checking its facts, and publishing it. */
import { z } from 'zod'
import { count, digest, id } from './values.ts'

export const reportEvents = {
  'report-written': z.strictObject({ inspection: id, section: z.string(), version: count }),
  'report-findings-seen': z.strictObject({ inspection: id, section: z.string(), cases: count }),
  'report-commented': z.strictObject({ inspection: id, section: z.string(), comment: id }),
  'report-comment-set': z.strictObject({
    inspection: id,
    comment: id,
    version: count,
    state: z.enum(['resolved', 'open']),
  }),
  'claim-answered': z.strictObject({ inspection: id, finding: digest, version: count }),
  'recommendation-written': z.strictObject({
    inspection: id,
    number: count,
    version: count,
    withdrawn: z.boolean(),
  }),
  'group-table-released': z.strictObject({
    inspection: id,
    by: z.string(),
    caseKind: z.string(),
    version: count,
    /** The panel's result whose cases are counted. */
    result: count,
    /** None where the table was taken out of the report again. */
    questions: z.array(z.string()),
    /** The rule by which counts were hidden, and the version of the framework it stands in. */
    rule: z.strictObject({
      framework: z.string(),
      version: z.string(),
      hideUpTo: count,
      breakDownFrom: count,
    }),
    /** Of what is printed. */
    digest,
  }),
  'accuracy-round-opened': z.strictObject({
    inspection: id,
    round: count,
    version: count,
    digest,
    dueOn: z.string(),
  }),
  'accuracy-draft-locked': z.strictObject({ inspection: id, round: count, version: count, digest }),
  'accuracy-draft-read': z.strictObject({ inspection: id, version: count }),
  'accuracy-commented': z.strictObject({
    inspection: id,
    comment: id,
    version: count,
    paragraph: count,
    late: z.boolean(),
  }),
  'accuracy-answered': z.strictObject({
    inspection: id,
    comment: id,
    version: count,
    decision: z.enum(['accepted', 'declined']),
  }),
  'accuracy-step-taken': z.strictObject({
    inspection: id,
    round: count,
    step: z.enum(['leave-given', 'service-finished', 'closed']),
  }),
  'report-approved': z.strictObject({ inspection: id, version: count, digest }),
  'report-published': z.strictObject({ inspection: id, edition: count, digest }),
  'draft-forms-removed': z.strictObject({ inspection: id, count }),
  'report-rendered': z.strictObject({ inspection: id, format: z.string(), of: digest, digest }),
} as const
