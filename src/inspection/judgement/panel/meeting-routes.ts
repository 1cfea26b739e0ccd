/** Calling a meeting, taking seats, opening the papers, and the ways a meeting ends. */
import { z } from 'zod'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { moveStage } from '../../stage.actions.ts'
import { needStage } from '../../stages.ts'
import { decisionsOf, newestResult } from '../queries.ts'
import { mayTakePart } from './call.part.ts'
import { concludePanel, giveUpMeeting } from './end.actions.ts'
import { callForm, declarationForm, giveUpForm, papersForm, takingPart } from './forms.ts'
import { callMeeting, declareAtMeeting, setSeats, type Taken } from './meeting.actions.ts'
import { meetingPage } from './meeting.page.ts'
import { meetingsPage } from './meetings.page.ts'
import { freezePapers } from './papers.actions.ts'
import { papersPage } from './papers.page.ts'
import { meetingsOf } from './queries.ts'
import { isChair, readsPapers } from './read-meeting.ts'
import { type SeatHere, seatsAt } from './seats.queries.ts'
import {
  chairsPanel,
  type MeetingVisit,
  meetingAddress,
  meetingFor,
  meetingPath,
  needChairOfOpen,
  needOpen,
  needPanelChair,
  needReader,
  oneMeeting,
  type PanelVisit,
  panelPath,
} from './visit.ts'
import { obstacleInWords } from './words.ts'

async function showMeetings(visit: PanelVisit) {
  const { db, thing, roles, person } = visit
  const meetings = await meetingsOf(db, thing.id)
  const open = meetings.some(({ end }) => end === null)
  const calls =
    thing.origin === 'live' && !open && ['panel', 'drafting'].includes(thing.stage) && chairsPanel(roles)
  return meetingsPage({ inspection: thing, roles }, visit.form, {
    meetings,
    calling: calls
      ? {
          seats: await seatsAt(db, thing.id, null),
          chair: person!.id,
          today: new Date().toISOString().slice(0, 10),
        }
      : null,
    decidedBefore: meetings.length === 0 && (await decisionsOf(db, thing.id)).length > 0,
  })
}

async function showMeeting(visit: MeetingVisit) {
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

/** The seats as they were asked for: only people of the panel sit, only whoever leads attends. */
function seatsFrom(
  all: readonly SeatHere[],
  chair: string,
  chosen: z.infer<typeof takingPart>,
): Omit<Taken, 'basedOn'>[] {
  const { members, leads } = mayTakePart(all, chair)
  for (const [field, people, from] of [
    ['member', chosen.member, members],
    ['lead', chosen.lead, leads],
  ] as const)
    if (people.some((person) => !from.some((one) => one.person === person)))
      throw invalid({ field, message: 'Choose people from the list' })
  return [
    ...chosen.member.map((person) => ({ person, part: 'member' as const })),
    ...chosen.lead.map((person) => ({ person, part: 'lead-inspector' as const })),
  ]
}

async function call(visit: Visit<'inspection', unknown, unknown, z.infer<typeof callForm>>) {
  const { thing, body, db, roles } = visit
  needPanelChair(roles)
  needStage(thing, 'panel', 'drafting')
  const chair = visit.person!.id
  const seats = await seatsAt(db, thing.id, null)
  const own = seats.find((one) => one.person === chair)
  const inTheWay = own?.obstacles.filter((one) => !['away', 'not-declared'].includes(one)) ?? []
  if (own?.conflict || own?.seat.proposed) {
    const words = own.seat.proposed ? ['Proposed a rating of this inspection'] : inTheWay.map(obstacleInWords)
    throw invalid({
      field: '',
      message: `You cannot chair this meeting: ${words.join('. ') || 'you are too close to this service'}`,
    })
  }
  const again =
    (await meetingsOf(db, thing.id)).length > 0 || (await newestResult(db, thing.id)) !== undefined
  if (again && body.reason === '')
    throw invalid({ field: 'reason', message: 'Say why the panel meets again' })
  const others = seatsFrom(seats, chair, body)
  const { heldOn, quorum } = body
  const reason = again ? body.reason : null
  const meeting = await visit.perform(callMeeting, { inspection: thing, heldOn, quorum, reason })
  await visit.perform(setSeats, {
    inspection: thing.id,
    meeting: meeting.id,
    seats: [{ person: chair, part: 'chair' as const }, ...others].map((one) => ({ ...one, basedOn: 0 })),
  })
  if (thing.stage === 'drafting')
    await visit.perform(moveStage, {
      inspection: thing.id,
      from: 'drafting',
      to: 'panel',
      ...(reason ? { reason } : {}),
    })
  return redirect(meetingAddress(thing, meeting), `Meeting ${meeting.number} is called.`)
}

export const meetingRoutes: AnyEndpoint[] = [
  endpoint({ method: 'GET', path: panelPath, verb: 'see panel', thing: 'inspection', run: showMeetings }),

  endpoint({
    method: 'POST',
    path: panelPath,
    verb: 'call panel',
    thing: 'inspection',
    body: callForm,
    again: showMeetings,
    run: call,
  }),

  endpoint({
    method: 'GET',
    path: meetingPath,
    verb: 'see panel',
    thing: 'inspection',
    params: oneMeeting,
    run: showMeeting,
  }),

  endpoint({
    method: 'POST',
    path: `${meetingPath}/seats`,
    verb: 'call panel',
    thing: 'inspection',
    params: oneMeeting,
    body: takingPart,
    again: showMeeting,
    run: async (visit) => {
      const meeting = await meetingFor(visit)
      needChairOfOpen(meeting, visit)
      const wanted = seatsFrom(meeting.seats, visit.person!.id, visit.body)
      const changed = meeting.seats.flatMap(({ person, seat, version }): Taken[] => {
        const part = wanted.find((one) => one.person === person)?.part ?? 'away'
        return seat.part === 'chair' || seat.part === part ? [] : [{ person, part, basedOn: version }]
      })
      if (changed.length > 0)
        await visit.perform(setSeats, { inspection: visit.thing.id, meeting: meeting.id, seats: changed })
      return redirect(meetingAddress(visit.thing, meeting), 'Who is at the meeting is saved.')
    },
  }),

  endpoint({
    method: 'POST',
    path: `${meetingPath}/declaration`,
    verb: 'sit on panel',
    thing: 'inspection',
    params: oneMeeting,
    body: declarationForm,
    again: showMeeting,
    run: async (visit) => {
      const meeting = await meetingFor(visit)
      needOpen(meeting)
      const own = meeting.seats.find(({ person }) => person === visit.person!.id)
      if (!own || !['chair', 'member'].includes(own.seat.part))
        throw new Problem('not-allowed', 'You have no seat at this meeting.')
      const { interest, words, basedOn } = visit.body
      if ((own.declaration?.version ?? 0) !== basedOn) throw new Problem('changed-meanwhile')
      await visit.perform(declareAtMeeting, {
        inspection: visit.thing.id,
        meeting: meeting.id,
        interest: interest === 'yes',
        words: interest === 'yes' ? words : '',
        basedOn,
      })
      return redirect(
        meetingAddress(visit.thing, meeting),
        interest === 'yes'
          ? 'Your interest is declared. You do not decide at this meeting.'
          : 'Your declaration is saved.',
      )
    },
  }),

  endpoint({
    method: 'GET',
    path: `${meetingPath}/papers`,
    verb: 'see panel',
    thing: 'inspection',
    params: oneMeeting,
    query: z.object({ version: z.coerce.number().int().optional().catch(undefined) }),
    run: async (visit) => {
      const meeting = await meetingFor(visit)
      needReader(meeting, visit)
      const { version } = visit.query
      const kept = meeting.papers.find((one) => version === undefined || one.version === version)
      if (!kept) throw new Problem('not-found', 'This meeting has no such papers.')
      return papersPage({ inspection: visit.thing, roles: visit.roles }, meeting, kept)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${meetingPath}/papers`,
    verb: 'decide rating',
    thing: 'inspection',
    params: oneMeeting,
    body: papersForm,
    again: showMeeting,
    run: async (visit) => {
      const { thing, body } = visit
      const meeting = await meetingFor(visit)
      needChairOfOpen(meeting, visit)
      needStage(thing, 'panel')
      if (!meeting.quorumNow.chairDecides)
        throw invalid({
          field: 'interest',
          message: 'Say first whether you have an interest. A chair who has one cannot open the meeting',
        })
      const [newest] = meeting.papers
      if ((newest?.version ?? 0) !== body.basedOn) throw new Problem('changed-meanwhile')
      if (newest && body.reason === '')
        throw invalid({ field: 'reason', message: 'Say why the papers are taken in anew' })
      const { version } = await visit.perform(freezePapers, {
        inspection: thing,
        framework: meeting.framework,
        meeting: meeting.id,
        basedOn: body.basedOn,
        reason: newest ? body.reason : null,
      })
      return redirect(
        meetingAddress(thing, meeting),
        `The papers are frozen${version > 1 ? ` anew (version ${version})` : ''}. The panel can decide.`,
      )
    },
  }),

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
