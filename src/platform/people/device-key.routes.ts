/**
 * The secret of what a person's browser keeps while it has no connection. The browser makes keys from it that no
 * script can read, and drops them at sign-out: what is still there can then be read by nobody. Whoever signs in
 * again as the same person gets the secret back, so that answers which could not be sent are not lost.
 */
import { z } from 'zod'
import type { Reader } from '../audit/action.ts'
import { type AnyEndpoint, endpoint } from '../web/endpoint.ts'
import { json } from '../web/outcome.ts'
import { Problem } from '../web/problems.ts'
import { type DeviceKey, makeDeviceKey } from './device-key.actions.ts'
import { hashOfToken, sessionHours } from './session.ts'

async function keyOfSession(
  db: Reader,
  personId: string,
  sessionHash: Buffer,
): Promise<DeviceKey | undefined> {
  return db
    .selectFrom('device_key')
    .where('person_id', '=', personId)
    .where('session_hash', '=', sessionHash)
    .select(['id', 'secret', 'made_at as madeAt'])
    .executeTakeFirst()
}

const asReply = (person: string, { id, secret, madeAt }: DeviceKey) =>
  json({
    id,
    person,
    secret: secret.toString('base64'),
    /** With the session at the latest; pages kept on the device are shown until then. */
    endsAt: madeAt.getTime() + sessionHours * 3_600_000,
  })

export const deviceKeyRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'POST',
    path: '/account/device-key',
    verb: 'use',
    thing: 'account',
    run: async (visit) => {
      const person = visit.person!.id
      const sessionHash = hashOfToken(visit.request.sessionToken!)
      const known = await keyOfSession(visit.db, person, sessionHash)
      return asReply(person, known ?? (await visit.perform(makeDeviceKey, { person, sessionHash })))
    },
  }),

  endpoint({
    method: 'GET',
    path: '/account/device-keys/:key',
    params: z.object({ key: z.uuid() }),
    verb: 'use',
    thing: 'account',
    run: async (visit) => {
      const person = visit.person!.id
      const key = await visit.db
        .selectFrom('device_key')
        .where('id', '=', visit.params.key)
        .where('person_id', '=', person)
        .select(['id', 'secret', 'made_at as madeAt'])
        .executeTakeFirst()
      if (!key) throw new Problem('not-found', 'This account has no such key.')
      return asReply(person, key)
    },
  }),

  /** Who is signed in, and the token that their forms carry now: a page kept on the device has an older one. */
  endpoint({
    method: 'GET',
    path: '/account/form-token',
    verb: 'use',
    thing: 'account',
    run: async (visit) => json({ person: visit.person!.id, token: visit.person!.csrfToken }),
  }),
]
