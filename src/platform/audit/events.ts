/**
 * Every kind of audit event, each with the shape of its payload. A write names one of these kinds where it is
 * defined, so a change without a record cannot be written. Payloads hold ids, counts and digests: never a
 * judgement's text and nothing that identifies a child.
 */
import type { z } from 'zod'
import { alertEvents } from './events/alerts.ts'
import { caseloadEvents } from './events/caseload.ts'
import { caseworkEvents } from './events/casework.ts'
import { judgementEvents } from './events/judgement.ts'
import { programEvents } from './events/program.ts'
import { programmeEvents } from './events/programme.ts'
import { reportEvents } from './events/report.ts'
import { sampleEvents } from './events/sample.ts'

export const eventShapes = {
  ...programEvents,
  ...programmeEvents,
  ...caseloadEvents,
  ...sampleEvents,
  ...caseworkEvents,
  ...alertEvents,
  ...judgementEvents,
  ...reportEvents,
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
