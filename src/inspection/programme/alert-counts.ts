/** Open and overdue alerts of the inspections a person answers for. */
import type { Role } from '#platform/permissions/roles.ts'
import type { Visit } from '#platform/web/endpoint.ts'
import { alertsSeenBy, withState } from '../open-alerts.ts'
import type { AlertCount } from './inspections.page.ts'
import type { ListedInspection } from './queries.ts'

export async function alertCounts(
  visit: Pick<Visit<'account', unknown, unknown, unknown>, 'db' | 'frameworks' | 'person'>,
  inspections: ListedInspection[],
): Promise<Map<string, AlertCount>> {
  const theirs = inspections.filter((one) =>
    one.roles.some((role) => role === 'lead-inspector' || role === 'quality-lead'),
  )
  const byInspection = Map.groupBy(
    await alertsSeenBy(
      visit.db,
      visit.person,
      theirs.map(({ id, roles }) => ({ id, roles: new Set<Role>(roles) })),
    ),
    (alert) => alert.inspectionId,
  )
  const counts = new Map<string, AlertCount>()
  for (const { id, frameworkId, frameworkVersion } of theirs) {
    const framework = await visit.frameworks.get(frameworkId, frameworkVersion)
    const open = withState(framework, byInspection.get(id) ?? [], new Date()).filter(
      ({ state }) => state.open,
    )
    counts.set(id, {
      open: open.length,
      overdue: open.filter(({ state }) => state.overdue.length > 0).length,
    })
  }
  return counts
}
