/** What every door of a meeting begins with: the meeting itself, and what the visitor is to it. */
import { z } from 'zod'
import { may } from '#platform/permissions/may.ts'
import type { Role } from '#platform/permissions/roles.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import type { Visit } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { meetingsOf } from './queries.ts'
import { isChair, type Meeting, readMeeting, readsPapers } from './read-meeting.ts'

export const panelPath = '/inspections/:inspection/judgement/panel'
export const meetingPath = `${panelPath}/:meeting`

/** The database counts no further. */
const number = z.coerce.number().int().min(1).max(2_147_483_647)
export const oneMeeting = z.object({ inspection: z.string(), meeting: number })
export const oneStandard = oneMeeting.extend({ standard: z.string() })

export type PanelVisit<P = unknown> = Visit<'inspection', P, unknown, unknown>
export type MeetingVisit = PanelVisit<z.infer<typeof oneMeeting>>
export type StandardVisit = PanelVisit<z.infer<typeof oneStandard>>

export const meetingAddress = (inspection: InspectionThing, meeting: { number: number }): string =>
  `/inspections/${inspection.slug}/judgement/panel/${meeting.number}`

/** The lead attends the panel and does not decide (method, section 1), whatever the team list says. */
export const chairsPanel = (roles: ReadonlySet<Role>): boolean =>
  may(roles, 'call panel', 'inspection') && !roles.has('lead-inspector')

export function needPanelChair(roles: ReadonlySet<Role>): void {
  if (!chairsPanel(roles))
    throw new Problem('not-allowed', 'The lead inspector cannot also decide for the ratings panel.')
}

export async function meetingFor(visit: MeetingVisit): Promise<Meeting> {
  const row = (await meetingsOf(visit.db, visit.thing.id)).find((one) => one.number === visit.params.meeting)
  if (!row) throw new Problem('not-found', `There is no meeting ${visit.params.meeting} of this panel.`)
  return readMeeting(visit.db, await visit.frameworks.of(visit.thing), visit.thing, row)
}

/** @throws Problem conflict-of-interest for whoever is too close to the service */
export function needReader(meeting: Meeting, visit: PanelVisit): void {
  if (!readsPapers(meeting, visit.person!.id))
    throw new Problem(
      'not-allowed',
      'You are too close to this service, so the papers and minutes of this meeting are not shown to you.',
    )
}

/** @throws Problem unless the visitor chairs this meeting and it has not ended */
export function needChairOfOpen(meeting: Meeting, visit: PanelVisit): void {
  needPanelChair(visit.roles)
  if (!isChair(meeting, visit.person!.id))
    throw new Problem('not-allowed', 'Only the chair of this meeting does this.')
  needOpen(meeting)
}

export function needOpen(meeting: Meeting): void {
  if (meeting.end)
    throw new Problem('changed-meanwhile', 'This meeting has ended. Only another meeting can decide anew.')
}
