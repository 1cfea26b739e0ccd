/** Calling a meeting, and who takes part in it. */
import type { z } from 'zod'
import { leastQuorum } from '#engine/panel/rules.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid } from '#platform/web/problems.ts'
import { moveStage } from '../../stage.actions.ts'
import { needStage, type Stage } from '../../stages.ts'
import { decisionsOf, newestResult } from '../queries.ts'
import { mayTakePart } from './call.part.ts'
import { callForm, takingPart } from './forms.ts'
import { callingStages, callMeeting, setSeats, type Taken } from './meeting.actions.ts'
import { meetingsPage } from './meetings.page.ts'
import { meetingsOf } from './queries.ts'
import { type SeatHere, seatsAt } from './seats.queries.ts'
import { showMeeting } from './show-meeting.ts'
import { takeBack, toTakeBack } from './take-back.actions.ts'
import {
  chairsPanel,
  meetingAddress,
  meetingFor,
  meetingPath,
  needChairOfOpen,
  needPanelChair,
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
    thing.origin === 'live' &&
    !open &&
    callingStages.some((stage) => stage === thing.stage) &&
    chairsPanel(roles)
  return meetingsPage({ inspection: thing, roles }, visit.form, {
    meetings,
    calling: calls
      ? {
          seats: await seatsAt(db, thing.id, null),
          chair: person!.id,
          today: new Date().toISOString().slice(0, 10),
          quorum: leastQuorum(await visit.frameworks.of(thing)),
        }
      : null,
    decidedBefore: meetings.length === 0 && (await decisionsOf(db, thing.id)).length > 0,
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
  needStage(thing, ...callingStages)
  const least = leastQuorum(await visit.frameworks.of(thing))
  if (body.quorum < least)
    throw invalid({ field: 'quorum', message: `By the standards at least ${least} must be free to decide` })
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
  const back = await toTakeBack(db, thing.id)
  if (back.round !== null || back.report !== null)
    await visit.perform(takeBack, { inspection: thing.id, meeting: meeting.id, ...back })
  if (thing.stage !== 'panel')
    await visit.perform(moveStage, {
      inspection: thing.id,
      from: thing.stage as Stage,
      to: 'panel',
      ...(reason ? { reason } : {}),
    })
  return redirect(meetingAddress(thing, meeting), `Meeting ${meeting.number} is called.`)
}

export const callRoutes: AnyEndpoint[] = [
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
]
