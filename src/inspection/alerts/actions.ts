/** Raising alerts, keeping whom to phone, and the record of who looked. */
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import type { Contact } from './contacts.ts'
import type { GivenAlert } from './read-alert.ts'

/** The alert is there already: it was sent before. */
export class AlreadyRaised extends Error {}

/** Raises an alert with whoever was told of it before. @throws AlreadyRaised when there is one of this id */
export const raiseAlert = action(
  'alert-raised',
  async (db, input: GivenAlert & { inspection: string; assessment: string | null }, actor) => {
    const { inspection, id: alert, assessment, severity, told } = input
    const raised = await db
      .insertInto('alert')
      .values({
        id: alert,
        inspection_id: inspection,
        assessment_id: assessment,
        severity,
        at_risk: input.atRisk,
        known: input.known,
        noticed_at: input.noticedAt,
        raised_by: actor.id!,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('raised_at')
      .executeTakeFirst()
    if (!raised) throw new AlreadyRaised()
    if (told.length > 0)
      await db
        .insertInto('alert_event')
        .values(
          told.map((who, at) => ({
            alert_id: alert,
            version: at + 1,
            kind: 'told',
            who,
            body: input.toldHow,
            happened_at: input.toldAt ?? input.noticedAt,
            recorded_by: actor.id!,
          })),
        )
        .execute()
    return {
      stream: `alert:${alert}`,
      payload: { inspection, alert, assessment, severity, told: told.length },
      result: { raisedAt: raised.raised_at },
    }
  },
)

/** Records that someone read an alert. */
export const seeAlert = action('alert-seen', async (_db, input: { inspection: string; alert: string }) => ({
  stream: `alert:${input.alert}`,
  payload: input,
  result: undefined,
}))

/** Records that someone read the list of alerts. */
export const listAlerts = action(
  'alerts-listed',
  async (_db, input: { inspection: string; alerts: string[] }) => ({
    stream: `inspection:${input.inspection}`,
    payload: input,
    result: undefined,
  }),
)

/** Keeps whom to phone as the version after `base`. @throws Problem changed-meanwhile when there is a newer one */
export const keepContacts = action(
  'alert-contacts-kept',
  async (db, input: { inspection: string; base: number; contacts: Contact[] }, actor) => {
    const { inspection, contacts } = input
    const { newest } = await db
      .selectFrom('alert_contacts')
      .where('inspection_id', '=', inspection)
      .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('newest'))
      .executeTakeFirstOrThrow()
    const version = input.base + 1
    const kept =
      newest === input.base &&
      (await db
        .insertInto('alert_contacts')
        .values({
          inspection_id: inspection,
          version,
          contacts: JSON.stringify(contacts),
          kept_by: actor.id!,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('version')
        .executeTakeFirst())
    if (!kept)
      throw new Problem('changed-meanwhile', 'Somebody else changed the phone numbers. Open them again.')
    return {
      stream: `inspection:${inspection}`,
      payload: { inspection, version, contacts: contacts.length },
      result: undefined,
    }
  },
)
