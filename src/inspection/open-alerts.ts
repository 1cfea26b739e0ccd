/** The alerts of inspections as they stand: for the pages that must show what is open or overdue, whatever their stage. */
import { sql } from 'kysely'
import { alertRules } from '#engine/casework/alerts/rules.ts'
import { type AlertEvent, type AlertState, alertState } from '#engine/casework/alerts/state.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import { rolesOnAlert } from '#platform/permissions/alert-roles.ts'
import { personOnCase } from '#platform/permissions/case-columns.ts'
import { assessmentOfCase } from '#platform/permissions/case-sight.ts'
import type { Role } from '#platform/permissions/roles.ts'

/** An alert without its words: who may read those is for the alert's own pages. */
export interface StandingAlert {
  id: string
  inspectionId: string
  assessmentId: string | null
  caseRef: string | null
  severity: string
  noticedAt: Date
  raisedAt: Date
  raisedById: string
  events: AlertEvent[]
}

interface Row extends Omit<StandingAlert, 'events'> {
  events: { kind: AlertEvent['kind']; who: string | null; happenedAt: string; nextCheckAt: string | null }[]
}

const standing = (db: Reader, inspections: readonly string[]) =>
  db
    .selectFrom('alert as l')
    .innerJoin('inspection as i', 'i.id', 'l.inspection_id')
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
      'l.raised_at as raisedAt',
      'l.raised_by as raisedById',
      sql<Row['events']>`coalesce((select json_agg(json_build_object('kind', e.kind, 'who', e.who,
        'happenedAt', e.happened_at, 'nextCheckAt', e.next_check_at) order by e.version)
        from alert_event e where e.alert_id = l.id), '[]')`.as('events'),
    ])
    .orderBy('l.noticed_at')
    .orderBy('l.id')

const withDates = <R extends Row>(row: R) => ({
  ...row,
  events: row.events.map((event) => ({
    ...event,
    happenedAt: new Date(event.happenedAt),
    nextCheckAt: event.nextCheckAt === null ? null : new Date(event.nextCheckAt),
  })),
})

/** Every alert of an inspection, the oldest first: for what must not be done over any of them, whoever does it. */
export async function everyAlertOf(db: Reader, inspection: string): Promise<StandingAlert[]> {
  return (await standing(db, [inspection]).execute()).map(withDates)
}

export interface SeenAlert extends StandingAlert {
  /** What the person who looks is to it. */
  roles: ReadonlySet<Role>
}

/**
 * The alerts of some inspections that a person may see, the oldest first.
 * @param inspections with what the person is to each
 */
export async function alertsSeenBy(
  db: Reader,
  person: { id: string } | null,
  inspections: readonly { id: string; roles: ReadonlySet<Role> }[],
): Promise<SeenAlert[]> {
  const rolesIn = new Map(inspections.map(({ id, roles }) => [id, roles]))
  if (!person || rolesIn.size === 0) return []
  const rows = await standing(db, [...rolesIn.keys()])
    .leftJoin('assessment as o', (join) =>
      join.onRef('o.case_id', '=', 'a.case_id').onRef('o.part', '<>', 'a.part'),
    )
    .select(assessmentOfCase)
    .select(personOnCase(db, sql.val(person.id)))
    .execute()
  return rows.flatMap((row) => {
    const roles = rolesOnAlert(row, person.id, rolesIn.get(row.inspectionId)!)
    if (!roles) return []
    const { id, inspectionId, assessmentId, caseRef, severity, noticedAt, raisedAt, raisedById, events } =
      withDates(row)
    return {
      id,
      inspectionId,
      assessmentId,
      caseRef,
      severity,
      noticedAt,
      raisedAt,
      raisedById,
      events,
      roles,
    }
  })
}

export interface AlertWithState extends SeenAlert {
  state: AlertState
}

export const withState = (framework: Framework, alerts: SeenAlert[], now: Date): AlertWithState[] =>
  alerts.map((alert) => ({ ...alert, state: alertState(alertRules(framework), alert, now) }))
