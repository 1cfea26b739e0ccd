/** Audit events of the programme: services, inspections, teams and stages. */
import { z } from 'zod'
import { count, digest, id } from './values.ts'

export const programmeEvents = {
  'service-registered': z.strictObject({ service: id, slug: z.string() }),
  'inspection-opened': z.strictObject({
    inspection: id,
    service: id,
    framework: z.string(),
    frameworkVersion: z.string(),
  }),
  /** `source` is the digest of the file that was read, where one was. */
  'published-figures-carried': z.strictObject({
    inspection: id,
    digest,
    version: z.int().positive().optional(),
    source: digest.optional(),
  }),
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
  'own-services-recorded': z.strictObject({
    inspection: id,
    services: z.array(z.strictObject({ person: id, service: id, version: count })),
  }),
} as const
