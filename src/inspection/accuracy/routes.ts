/** The stage Factual accuracy: what is read. The inspected side sees nothing before a draft was locked and sent. */
import { z } from 'zod'
import { takingComments } from '#engine/report/factual-accuracy.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { accuracyRound, today } from '../accuracy-round.ts'
import { lockedDrafts } from '../locked-drafts.ts'
import {
  type AccuracyVisit,
  around,
  commentOf,
  commentsOn,
  documentOf,
  draftOf,
  paragraphOf,
  showAccuracy,
} from './accuracy-view.ts'
import { readDraft } from './actions.ts'
import { answerPage } from './answer.page.ts'
import { changesPage } from './changes.page.ts'
import { commentPage } from './comment.page.ts'
import { draftPage } from './draft.page.ts'
import { exchangePage } from './exchange.page.ts'
import { leadRoutes } from './lead-routes.ts'
import { serviceRoutes } from './service-routes.ts'

const draftParams = z.object({ inspection: z.string(), draft: z.coerce.number().int().min(1).max(10_000) })
const paragraphParams = draftParams.extend({ paragraph: z.coerce.number().int().min(1).max(100_000) })

/** That somebody of the inspected side read an embargoed draft is on record. */
async function record(visit: AccuracyVisit, version: number): Promise<void> {
  if (may(visit.roles, 'comment on accuracy', 'inspection'))
    await visit.perform(readDraft, { inspection: visit.thing.id, version })
}

export async function showComment(visit: AccuracyVisit<z.infer<typeof paragraphParams>>) {
  const { draft, paragraph } = visit.params
  const found = await paragraphOf(visit, draft, paragraph)
  const round = await accuracyRound(visit.db, visit.thing.id)
  const late = round !== null && takingComments(round, today()) === 'late'
  const said = (await commentsOn(visit, draft)).filter((one) => one.paragraph === paragraph)
  return commentPage(around(visit), visit.form, draft, found, said, late)
}

export async function showAnswer(visit: AccuracyVisit<{ comment: string }>) {
  return answerPage(around(visit), visit.form, await commentOf(visit, visit.params.comment))
}

export const accuracyRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/accuracy',
    verb: 'see accuracy',
    thing: 'inspection',
    run: showAccuracy,
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/accuracy/drafts/:draft',
    verb: 'see accuracy',
    thing: 'inspection',
    params: draftParams,
    recorded: true,
    run: async (visit) => {
      const { draft: version } = visit.params
      const draft = await draftOf(visit, version)
      const document = await documentOf(visit, version)
      await record(visit, version)
      const round = await accuracyRound(visit.db, visit.thing.id)
      const taking = round ? takingComments(round, today()) : 'closed'
      const open = draft.round === round?.round && (taking === 'in-time' || taking === 'late')
      const comments = await commentsOn(visit, version)
      const mayComment = open && may(visit.roles, 'comment on accuracy', 'inspection')
      return draftPage(around(visit), draft, document, comments, mayComment)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/accuracy/drafts/:draft/changes',
    verb: 'see accuracy',
    thing: 'inspection',
    params: draftParams,
    recorded: true,
    run: async (visit) => {
      const { draft: version } = visit.params
      if (version < 2) throw new Problem('not-found', 'Nothing comes before the first draft.')
      const after = await documentOf(visit, version)
      await record(visit, version)
      return changesPage(around(visit), version, await documentOf(visit, version - 1), after)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/accuracy/drafts/:draft/paragraphs/:paragraph',
    verb: 'comment on accuracy',
    thing: 'inspection',
    params: paragraphParams,
    run: showComment,
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/accuracy/comments/:comment',
    verb: 'run accuracy',
    thing: 'inspection',
    params: z.object({ inspection: z.string(), comment: z.uuid() }),
    run: showAnswer,
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/accuracy/exchange',
    verb: 'see accuracy',
    thing: 'inspection',
    run: async (visit) => {
      const round = await accuracyRound(visit.db, visit.thing.id)
      if (!round) throw new Problem('not-found', 'No draft has been sent to the service.')
      const drafts = (await lockedDrafts(visit.db, visit.thing.id)).filter((one) => one.round === round.round)
      const comments = (await commentsOn(visit)).filter((one) => one.round === round.round)
      return exchangePage(around(visit), round, drafts, comments)
    },
  }),

  ...serviceRoutes(paragraphParams, showComment),
  ...leadRoutes(showAnswer),
]
