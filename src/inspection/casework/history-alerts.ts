/** Alerts about a case as steps of its history, without their words: only those that whoever reads may see. */
import { alertRules, severityOf } from '#engine/casework/alerts/rules.ts'
import { alertsSeenBy } from '../open-alerts.ts'
import type { CaseVisit } from './case-view.ts'
import type { Step } from './history.queries.ts'

/** What became of an alert, as far as a case's story needs it; who was told when stands with the alert. */
const followedUp = {
  acknowledged: 'Acknowledged the alert',
  acted: 'Recorded what was done about the alert',
  closed: 'Closed the alert',
  reopened: 'Opened the alert again',
} as const

type Moment = { id: string; byId: string; by: string; at: Date }

export async function alertMoments({ db, frameworks, person, roles, thing }: CaseVisit): Promise<Step[]> {
  const { inspection } = thing
  const alerts = await alertsSeenBy(db, person, [{ id: inspection.id, roles }])
  const about = alerts.filter((one) => one.assessmentId === thing.id)
  if (about.length === 0) return []
  const rules = alertRules(await frameworks.of(inspection))
  const ids = about.map(({ id }) => id)
  const raised = await db
    .selectFrom('alert as l')
    .innerJoin('person as p', 'p.id', 'l.raised_by')
    .where('l.id', 'in', ids)
    .select(['l.id', 'l.severity', 'p.id as byId', 'p.name as by', 'l.raised_at as at'])
    .execute()
  const followed = await db
    .selectFrom('alert_event as e')
    .innerJoin('person as p', 'p.id', 'e.recorded_by')
    .where('e.alert_id', 'in', ids)
    .where('e.kind', 'in', [...Object.keys(followedUp)] as (keyof typeof followedUp)[])
    .select(['e.alert_id as id', 'e.kind', 'p.id as byId', 'p.name as by', 'e.recorded_at as at'])
    .execute()
  const step = ({ id, byId, by, at }: Moment, sentence: string): Step => ({
    kind: 'step',
    byId,
    by,
    // Answers stand where they reached the record, and so does this.
    at,
    sentence,
    link: { href: `/inspections/${inspection.slug}/alerts/${id}`, text: 'Read the alert' },
  })
  return [
    ...raised.map((one) =>
      step(one, `Raised an alert about this case: ${severityOf(rules, one.severity).label.toLowerCase()}`),
    ),
    ...followed.map((one) => step(one, followedUp[one.kind as keyof typeof followedUp])),
  ]
}
