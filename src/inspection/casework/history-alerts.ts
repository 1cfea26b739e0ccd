/** Alerts about a case as steps of its history, without their words: only those that whoever reads may see. */
import { alertRules, severityOf } from '#engine/casework/alerts/rules.ts'
import { alertsSeenBy } from '../open-alerts.ts'
import type { CaseVisit } from './case-view.ts'
import type { Step } from './history.queries.ts'

export async function alertMoments({ db, frameworks, person, roles, thing }: CaseVisit): Promise<Step[]> {
  const { inspection } = thing
  const alerts = await alertsSeenBy(db, person, [{ id: inspection.id, roles }])
  const about = alerts.filter((one) => one.assessmentId === thing.id)
  if (about.length === 0) return []
  const rules = alertRules(await frameworks.of(inspection))
  const raisers = await db
    .selectFrom('person')
    .where(
      'id',
      'in',
      about.map((one) => one.raisedById),
    )
    .select(['id', 'name'])
    .execute()
  const names = new Map(raisers.map(({ id, name }) => [id, name]))
  return about.map(({ id, raisedById, raisedAt, severity }) => ({
    kind: 'step',
    byId: raisedById,
    by: names.get(raisedById) ?? 'Somebody',
    // Answers stand where they reached the record, and so does this.
    at: raisedAt,
    sentence: `Raised an alert about this case: ${severityOf(rules, severity).label.toLowerCase()}`,
    link: { href: `/inspections/${inspection.slug}/alerts/${id}`, text: 'Read the alert' },
  }))
}
