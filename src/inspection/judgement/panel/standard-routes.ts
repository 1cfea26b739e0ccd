/** One standard at a meeting: read, decided, dissented from. And what the lead wants the panel to know of it. */
import { z } from 'zod'
import { standardById } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { triggersOf } from '#engine/rating/triggers.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { checkedField, faultsInWords } from '../../alert-words.ts'
import { knownToWriter } from '../../known-to-writer.ts'
import { needStage } from '../../stages.ts'
import { needNewest, needRating } from '../judgement-forms.ts'
import { decideRating, recordDissent } from './decide.actions.ts'
import { decisionForm, dissentForm, viewForm } from './forms.ts'
import { dissentsOf, leadViewsOf } from './queries.ts'
import { isChair } from './read-meeting.ts'
import { panelStandardPage } from './standard.page.ts'
import { writeView } from './view.actions.ts'
import {
  chairsPanel,
  meetingAddress,
  meetingFor,
  meetingPath,
  needChairOfOpen,
  needOpen,
  needReader,
  oneStandard,
  type PanelVisit,
  type StandardVisit,
} from './visit.ts'

const path = `${meetingPath}/standards/:standard`

async function before(visit: StandardVisit) {
  const meeting = await meetingFor(visit)
  needReader(meeting, visit)
  const one = meeting.standards.find(({ paper }) => paper.id === visit.params.standard)
  if (!one)
    throw new Problem(
      'not-found',
      meeting.before
        ? `${meeting.framework.title} has no standard “${visit.params.standard}”.`
        : 'The papers of this meeting are not open yet.',
    )
  return { meeting, one }
}

async function show(visit: StandardVisit) {
  const { thing, roles, person, db } = visit
  const { meeting, one } = await before(visit)
  const me = person!.id
  const decides = meeting.seats.some((seat) => seat.person === me && seat.obstacles.length === 0)
  const newest = one.decisions[0]?.version
  return panelStandardPage({ inspection: thing, roles }, visit.form, {
    meeting,
    one,
    me,
    mayDecide:
      !meeting.end && thing.stage === 'panel' && chairsPanel(roles) && isChair(meeting, me) && decides,
    mayDissent: !meeting.end && decides,
    own:
      (await dissentsOf(db, meeting.id)).find(
        (dissent) =>
          dissent.standard === one.paper.id && dissent.decision === newest && dissent.person === me,
      ) ?? null,
  })
}

/** What is printed is held back where it reads as if somebody could be known from it, until its writer looked again. */
async function needNobodyKnown(
  { db, thing }: PanelVisit,
  framework: Framework,
  sent: Record<string, string>,
): Promise<void> {
  const known = await knownToWriter(db, thing, framework)
  const faults = Object.keys(sent)
    .filter((name) => name !== checkedField)
    .flatMap((name) => faultsInWords(sent, name, known))
  if (faults.length > 0) throw invalid(...faults)
}

/** @param showStandard shows the page that the lead's form stands on */
export const panelStandardRoutes = (
  showStandard: (visit: PanelVisit<{ inspection: string; standard: string }>) => Promise<Outcome>,
): AnyEndpoint[] => [
  endpoint({ method: 'GET', path, verb: 'see panel', thing: 'inspection', params: oneStandard, run: show }),

  endpoint({
    method: 'POST',
    path: `${path}/decision`,
    verb: 'decide rating',
    thing: 'inspection',
    params: oneStandard,
    body: decisionForm,
    again: show,
    run: async (visit) => {
      const { thing, body } = visit
      const { meeting, one } = await before(visit)
      needChairOfOpen(meeting, visit)
      needStage(thing, 'panel')
      const { framework } = meeting
      const standard = standardById(framework, one.paper.id)!
      const rating = needRating(framework, body.rating)
      await needNobodyKnown(visit, framework, { reason: body.reason, [checkedField]: body.checked })
      const [newest] = one.decisions
      needNewest(newest && { version: newest.version, by: { name: newest.by } }, body.basedOn)
      const decided = await visit.perform(decideRating, {
        inspection: thing,
        framework,
        meeting,
        standard,
        ...body,
        rating,
      })
      const changed = decided.rating !== decided.proposed
      const what = changed
        ? `${standard.ref} is changed from ${decided.proposed} to ${decided.rating}.`
        : `${standard.ref} is confirmed as ${decided.rating}.`
      const without =
        changed && one.paper.judged === 'from-cases' && triggersOf(one.paper.reasons).length === 0
      const note = without
        ? ' No trigger for looking again was found; this is noted beside the decision.'
        : ''
      return redirect(`${meetingAddress(thing, meeting)}/standards/${standard.id}`, what + note)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${path}/dissent`,
    verb: 'sit on panel',
    thing: 'inspection',
    params: oneStandard,
    body: dissentForm,
    again: show,
    run: async (visit) => {
      const { thing, body, db } = visit
      const { meeting, one } = await before(visit)
      needOpen(meeting)
      const me = visit.person!.id
      if (!meeting.seats.some((seat) => seat.person === me && seat.obstacles.length === 0))
        throw new Problem('not-allowed', 'Only those who decide at this meeting can dissent.')
      const newest = one.decisions[0]?.version
      if (newest === undefined)
        throw invalid({ field: '', message: 'There is no decision yet to dissent from' })
      if (newest !== body.decision)
        throw invalid({
          field: '',
          message: 'The panel decided again while this page was open. Read the new decision first',
        })
      const own = (await dissentsOf(db, meeting.id)).find(
        (dissent) =>
          dissent.standard === one.paper.id && dissent.decision === newest && dissent.person === me,
      )
      if ((own?.version ?? 0) !== body.basedOn) throw new Problem('changed-meanwhile')
      const withdrawn = body.publish === 'withdraw'
      if (body.publish === 'yes')
        await needNobodyKnown(visit, meeting.framework, { words: body.words, [checkedField]: body.checked })
      if (withdrawn && !own) throw invalid({ field: 'publish', message: 'There is nothing to withdraw' })
      await visit.perform(recordDissent, {
        inspection: thing.id,
        meeting: meeting.id,
        standard: one.paper.id,
        decision: newest,
        words: withdrawn ? own!.words : body.words,
        publish: body.publish === 'yes',
        withdrawn,
        basedOn: body.basedOn,
      })
      return redirect(
        `${meetingAddress(thing, meeting)}/standards/${one.paper.id}`,
        withdrawn ? 'Your dissent is withdrawn.' : 'Your dissent is recorded.',
      )
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/judgement/:standard/view',
    verb: 'propose rating',
    thing: 'inspection',
    params: z.object({ inspection: z.string(), standard: z.string() }),
    body: viewForm,
    again: showStandard,
    run: async (visit) => {
      const { thing, body, db } = visit
      needStage(thing, 'fieldwork', 'panel')
      const standard = standardById(await visit.frameworks.of(thing), visit.params.standard)
      if (!standard) throw new Problem('not-found', 'The framework has no such standard.')
      const newest = (await leadViewsOf(db, thing.id)).find((one) => one.standard === standard.id)
      needNewest(newest, body.basedOn)
      await visit.perform(writeView, {
        inspection: thing,
        standard: standard.id,
        words: body.view,
        basedOn: body.basedOn,
      })
      return redirect(
        `/inspections/${thing.slug}/judgement/${standard.id}#your-view`,
        `Your view on ${standard.ref} is saved for the panel’s papers.`,
      )
    },
  }),
]
