/** A meeting while it is held: its page, what each declares, and its papers. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#platform/database/schema.generated.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { needStage } from '../../stages.ts'
import { beforePapers } from '../certainty/by-itself.ts'
import { declarationForm, papersForm } from './forms.ts'
import { declareAtMeeting } from './meeting.actions.ts'
import { freezePapers } from './papers.actions.ts'
import { papersPage } from './papers.page.ts'
import { showMeeting } from './show-meeting.ts'
import {
  meetingAddress,
  meetingFor,
  meetingPath,
  needChairOfOpen,
  needOpen,
  needReader,
  oneMeeting,
} from './visit.ts'

export const meetingRoutes = (db: Kysely<DB>): AnyEndpoint[] => [
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
    first: ({ thing, person }) => beforePapers(db, thing, person!.id),
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
]
