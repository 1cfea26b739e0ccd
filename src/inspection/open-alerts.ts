/** The alerts of inspections as they stand: for the pages that must show what is open or overdue, whatever their stage. */
import { sql } from 'kysely'
import { alertRules } from '#engine/casework/alerts/rules.ts'
import { type AlertEvent, type AlertState, alertState } from '#engine/casework/alerts/state.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'

/** An alert without its words: who may read those is for the alert's own pages. */
export interface StandingAlert {
  id: string
  inspectionId: string
  assessmentId: string | null
  caseRef: string | null
  severity: string
  noticedAt: Date
  raisedById: string
  assessorId: string | null
  events: AlertEvent[]
}

interface Row extends Omit<StandingAlert, 'events'> {
  events: { kind: AlertEvent['kind']; who: string | null; happenedAt: string; nextCheckAt: string | null }[]
}

/** Every alert of some inspections, the oldest first. */
export async function alertsOf(db: Reader, inspections: readonly string[]): Promise<StandingAlert[]> {
  if (inspections.length === 0) return []
  const rows = await db
    .selectFrom('alert as l')
    .leftJoin('assessment as a', 'a.id', 'l.assessment_id')
    .leftJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('l.inspection_id', 'in', inspections)
    .select([
      'l.id',
      'l.inspection_id as inspectionId',
      'l.assessment_id as assessmentId',
      'c.case_ref as caseRef',
      'l.severity',
      'l.noticed_at as noticedAt',
      'l.raised_by as raisedById',
      'a.assessor_id as assessorId',
      sql<Row['events']>`coalesce((select json_agg(json_build_object('kind', e.kind, 'who', e.who,
        'happenedAt', e.happened_at, 'nextCheckAt', e.next_check_at) order by e.version)
        from alert_event e where e.alert_id = l.id), '[]')`.as('events'),
    ])
    .orderBy('l.noticed_at')
    .orderBy('l.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    events: row.events.map((event) => ({
      ...event,
      happenedAt: new Date(event.happenedAt),
      nextCheckAt: event.nextCheckAt === null ? null : new Date(event.nextCheckAt),
    })),
  }))
}

export interface AlertWithState extends StandingAlert {
  state: AlertState
}

export const withState = (framework: Framework, alerts: StandingAlert[], now: Date): AlertWithState[] =>
  alerts.map((alert) => ({ ...alert, state: alertState(alertRules(framework), alert, now) }))
