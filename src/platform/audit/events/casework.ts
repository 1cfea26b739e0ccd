/** Audit events of giving cases to people and assessing them. */
import { z } from 'zod'
import { count, digest, id } from './values.ts'

export const caseworkEvents = {
  'cases-allocated': z.strictObject({
    inspection: id,
    allocations: z.array(z.strictObject({ assessment: id, assessor: id.nullable() })),
  }),
  'assessment-seen': z.strictObject({ assessment: id }),
  'answers-behind-figure-seen': z.strictObject({ inspection: id, question: z.string(), cases: count }),
  'answer-saved': z.strictObject({ assessment: id, question: z.string(), version: count }),
  'answers-saved': z.strictObject({
    assessment: id,
    answers: z.array(z.strictObject({ question: z.string(), version: count })),
  }),
  'answers-set-aside': z.strictObject({
    assessment: id,
    why: z.enum(['changed-meanwhile', 'case-complete', 'fieldwork-closed']),
    answers: z.array(z.strictObject({ setAside: id, question: z.string() })),
  }),
  'set-aside-decided': z.strictObject({
    assessment: id,
    setAside: id,
    decision: z.enum(['taken', 'left']),
  }),
  'assessment-completed': z.strictObject({ assessment: id, version: count, digest }),
  'assessment-reopened': z.strictObject({ assessment: id, version: count }),
  'fieldwork-frozen': z.strictObject({ inspection: id, version: count, cases: count, digest }),
  'fieldwork-reopened': z.strictObject({ inspection: id, version: count }),
  'interest-declared': z.strictObject({ person: id, service: id, version: count }),
  'interest-withdrawn': z.strictObject({ person: id, service: id, version: count }),
  'case-interest-declared': z.strictObject({ person: id, assessment: id, version: count }),
  'case-interest-withdrawn': z.strictObject({ person: id, assessment: id, version: count }),
  'case-colleague-changed': z.strictObject({ assessment: id, colleague: id.nullable(), version: count }),
  'second-assessments-picked': z.strictObject({
    inspection: id,
    caseKind: z.string(),
    pick: id,
    seed: z.string(),
    among: count,
    digest,
    picked: count,
    opened: count,
  }),
  'second-assessment-chosen': z.strictObject({ inspection: id, assessment: id }),
  'second-assessments-given': z.strictObject({
    inspection: id,
    given: z.array(z.strictObject({ assessment: id, assessor: id.nullable(), blind: z.boolean() })),
  }),
  'views-reconciled': z.strictObject({
    assessment: id,
    question: z.string(),
    version: count,
    stands: z.enum(['first', 'second']),
  }),
  'example-written': z.strictObject({
    example: id,
    assessment: id,
    question: z.string(),
    version: count,
    withdrawn: z.boolean(),
  }),
  'example-used': z.strictObject({ example: id, inspection: id, section: z.string(), version: count }),
} as const
