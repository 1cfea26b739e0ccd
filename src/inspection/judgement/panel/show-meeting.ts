import { meetingPage } from './meeting.page.ts'
import { isChair, readsPapers } from './read-meeting.ts'
import { chairsPanel, type MeetingVisit, meetingFor } from './visit.ts'

/** The page of a meeting, also where it answers a form that was filled in wrongly. */
export async function showMeeting(visit: MeetingVisit) {
  const { thing, roles } = visit
  const me = visit.person!.id
  const meeting = await meetingFor(visit)
  const sitting = !meeting.end && thing.stage === 'panel' && chairsPanel(roles)
  return meetingPage({ inspection: thing, roles }, visit.form, {
    meeting,
    me,
    chairs: sitting && isChair(meeting, me),
    mayGiveUp: !meeting.end && chairsPanel(roles),
    reads: readsPapers(meeting, me),
  })
}
