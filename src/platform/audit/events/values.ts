/** What payloads of audit events are made of. */
import { z } from 'zod'

export const id = z.uuid()
export const digest = z.string()
export const count = z.int().min(0)
