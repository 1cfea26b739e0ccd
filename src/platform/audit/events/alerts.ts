/** Audit events of somebody at immediate risk. */
import { z } from 'zod'
import { count, id } from './values.ts'

export const alertEvents = {
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
} as const
