/** What happens to an alert after it was raised. Each step is added; none is changed. */
import type { AlertEventKind } from '#engine/casework/alerts/state.ts'
import { action, type Reader } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

export interface AlertStepInput {
  inspection: string
  alert: string
  kind: AlertEventKind
  who?: string | null
  words?: string | null
  happenedAt?: Date
  nextCheckAt?: Date | null
}

/** Steps of one alert go one after the other: each sees what was recorded before. Held until the request is over. */
export async function holdAlert(db: Reader, alert: string): Promise<void> {
  await db.selectFrom('alert').where('id', '=', alert).select('id').forUpdate().executeTakeFirstOrThrow()
}

/** @throws Problem changed-meanwhile when the alert was closed, or reopened, by someone else */
export const recordAlertStep = action('alert-step-recorded', async (db, input: AlertStepInput, actor) => {
  const { inspection, alert, kind } = input
  await holdAlert(db, alert)
  const steps = await db
    .selectFrom('alert_event')
    .where('alert_id', '=', alert)
    .select(['kind', 'version'])
    .orderBy('version')
    .execute()
  const closed =
    steps.findLast((step) => step.kind === 'closed' || step.kind === 'reopened')?.kind === 'closed'
  if (closed !== (kind === 'reopened'))
    throw new Problem(
      'changed-meanwhile',
      closed ? 'This alert was closed meanwhile.' : 'This alert is open already.',
    )
  const version = (steps.at(-1)?.version ?? 0) + 1
  await db
    .insertInto('alert_event')
    .values({
      alert_id: alert,
      version,
      kind,
      who: input.who ?? null,
      body: input.words ?? null,
      happened_at: input.happenedAt ?? new Date(),
      next_check_at: input.nextCheckAt ?? null,
      recorded_by: actor.id!,
    })
    .execute()
  return { stream: `alert:${alert}`, payload: { inspection, alert, version, step: kind }, result: version }
})
