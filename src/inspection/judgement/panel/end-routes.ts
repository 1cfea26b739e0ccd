/** The two ways a meeting ends. */
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { moveStage } from '../../stage.actions.ts'
import { needStage } from '../../stages.ts'
import { newestResult } from '../queries.ts'
import { concludePanel, giveUpMeeting } from './end.actions.ts'
import { giveUpForm } from './forms.ts'
import { showMeeting } from './show-meeting.ts'
import {
  meetingAddress,
  meetingFor,
  meetingPath,
  needChairOfOpen,
  needOpen,
  needPanelChair,
  oneMeeting,
} from './visit.ts'

export const endRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'POST',
    path: `${meetingPath}/conclude`,
    verb: 'decide rating',
    thing: 'inspection',
    params: oneMeeting,
    again: showMeeting,
    run: async (visit) => {
      const { thing } = visit
      const meeting = await meetingFor(visit)
      needChairOfOpen(meeting, visit)
      needStage(thing, 'panel')
      const { framework } = meeting
      const { score, outOf, overall } = await visit.perform(concludePanel, {
        inspection: thing,
        framework,
        meeting,
      })
      await visit.perform(moveStage, { inspection: thing.id, from: 'panel', to: 'drafting' })
      return redirect(
        meetingAddress(thing, meeting),
        `The panel is concluded: ${score} of ${outOf}, ${overall}.`,
      )
    },
  }),

  endpoint({
    method: 'POST',
    path: `${meetingPath}/give-up`,
    verb: 'call panel',
    thing: 'inspection',
    params: oneMeeting,
    body: giveUpForm,
    again: showMeeting,
    run: async (visit) => {
      const { thing, body, db } = visit
      const meeting = await meetingFor(visit)
      needPanelChair(visit.roles)
      needOpen(meeting)
      await visit.perform(giveUpMeeting, { inspection: thing, meeting: meeting.id, reason: body.giveUp })
      // What an earlier meeting concluded stands again, and so does the report's stage.
      if (thing.stage === 'panel' && (await newestResult(db, thing.id)))
        await visit.perform(moveStage, {
          inspection: thing.id,
          from: 'panel',
          to: 'drafting',
          reason: body.giveUp,
        })
      return redirect(meetingAddress(thing, meeting), 'The meeting ended without a conclusion.')
    },
  }),
]
