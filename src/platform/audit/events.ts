/**
 * Every kind of audit event, each with the shape of its payload. A write names one of these kinds where it is
 * defined, so a change without a record cannot be written. Payloads hold ids, counts and digests: never a
 * judgement's text and nothing that identifies a child.
 */
import { z } from 'zod'

const id = z.uuid()
const digest = z.string()
const count = z.int().min(0)

export const eventShapes = {
  'program-started': z.strictObject({ version: z.string() }),
  'record-sealed': z.strictObject({ streams: count, upTo: count, digest }),
  'demonstration-loaded': z.strictObject({}),
  'framework-loaded': z.strictObject({ framework: z.string(), version: z.string(), digest }),

  'account-created': z.strictObject({ person: id, roles: z.array(z.string()) }),
  'signed-in': z.strictObject({ person: id, how: z.enum(['password', 'demonstration']) }),
  'signed-out': z.strictObject({ person: id }),
  'password-changed': z.strictObject({ person: id }),
  'device-key-made': z.strictObject({ person: id, key: id }),

  'service-registered': z.strictObject({ service: id, slug: z.string() }),
  'inspection-opened': z.strictObject({
    inspection: id,
    service: id,
    framework: z.string(),
    frameworkVersion: z.string(),
  }),
  'published-figures-carried': z.strictObject({ inspection: id, digest }),
  'team-changed': z.strictObject({
    inspection: id,
    joined: z.array(z.strictObject({ person: id, role: z.string() })),
    left: z.array(z.strictObject({ person: id, role: z.string() })),
  }),
  'stage-changed': z.strictObject({
    inspection: id,
    from: z.string(),
    to: z.string(),
  }),

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
  'own-services-recorded': z.strictObject({
    inspection: id,
    services: z.array(z.strictObject({ person: id, service: id, version: count })),
  }),
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
  'alert-raised': z.strictObject({
    inspection: id,
    alert: id,
    assessment: id.nullable(),
    severity: z.string(),
    told: count,
  }),
  'alert-step-recorded': z.strictObject({ inspection: id, alert: id, version: count, step: z.string() }),
  'alert-seen': z.strictObject({ inspection: id, alert: id }),
  'alerts-listed': z.strictObject({ inspection: id, alerts: z.array(id) }),
  'alert-contacts-kept': z.strictObject({ inspection: id, version: count, contacts: count }),

  'rating-proposed': z.strictObject({ inspection: id, standard: z.string(), version: count }),
  'lead-view-written': z.strictObject({ inspection: id, standard: z.string(), version: count }),
  'panel-called': z.strictObject({ inspection: id, meeting: id, number: count, quorum: count }),
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

  'example-written': z.strictObject({
    example: id,
    assessment: id,
    question: z.string(),
    version: count,
    withdrawn: z.boolean(),
  }),
  'example-used': z.strictObject({ example: id, inspection: id, section: z.string(), version: count }),

  'report-written': z.strictObject({ inspection: id, section: z.string(), version: count }),
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
  'report-rendered': z.strictObject({ inspection: id, format: z.string(), of: digest, digest }),
} as const

export type EventKind = keyof typeof eventShapes
export type EventPayload<K extends EventKind> = z.infer<(typeof eventShapes)[K]>

/** The chain an event belongs to. */
export type Stream =
  | 'program'
  | 'programme'
  | `person:${string}`
  | `inspection:${string}`
  | `assessment:${string}`
  | `alert:${string}`
