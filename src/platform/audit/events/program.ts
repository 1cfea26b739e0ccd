/** Audit events of the program itself and the people who use it. */
import { z } from 'zod'
import { count, digest, id } from './values.ts'

export const programEvents = {
  'program-started': z.strictObject({ version: z.string() }),
  'record-sealed': z.strictObject({ streams: count, upTo: count, digest }),
  'demonstration-loaded': z.strictObject({}),
  'framework-loaded': z.strictObject({ framework: z.string(), version: z.string(), digest }),
  'account-created': z.strictObject({ person: id, roles: z.array(z.string()) }),
  'signed-in': z.strictObject({ person: id, how: z.enum(['password', 'demonstration']) }),
  'signed-out': z.strictObject({ person: id }),
  'password-changed': z.strictObject({ person: id }),
  'device-key-made': z.strictObject({ person: id, key: id }),
} as const
