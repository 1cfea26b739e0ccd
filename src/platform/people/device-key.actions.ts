/** Making the secret of what a person's browser keeps in one session. */
import { randomBytes } from 'node:crypto'
import { action } from '../audit/action.ts'

/** How long what is left on a device can be recovered, in days: longer than any fieldwork and its illnesses. */
const recoverableDays = 60

export interface DeviceKey {
  id: string
  secret: Buffer
  madeAt: Date
}

export const makeDeviceKey = action(
  'device-key-made',
  async (db, input: { person: string; sessionHash: Buffer }) => {
    const tooOld = new Date(Date.now() - recoverableDays * 86_400_000)
    await db
      .deleteFrom('device_key')
      .where('person_id', '=', input.person)
      .where('made_at', '<', tooOld)
      .execute()
    const key = await db
      .insertInto('device_key')
      .values({ person_id: input.person, session_hash: input.sessionHash, secret: randomBytes(32) })
      // Two tabs may ask at the same moment; both get the same key.
      .onConflict((conflict) => conflict.column('session_hash').doUpdateSet({ person_id: input.person }))
      .returning(['id', 'secret', 'made_at as madeAt'])
      .executeTakeFirstOrThrow()
    return { stream: `person:${input.person}`, payload: { person: input.person, key: key.id }, result: key }
  },
)
