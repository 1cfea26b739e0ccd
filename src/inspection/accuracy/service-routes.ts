/** What the inspected side does: comments on paragraphs, and says when it has finished. */
import { z } from 'zod'
import { takingComments } from '#engine/report/factual-accuracy.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { today } from '../accuracy-round.ts'
import { holdInspection } from '../hold-inspection.ts'
import { type AccuracyVisit, draftOf, openRoundOf, paragraphOf, path, showAccuracy } from './accuracy-view.ts'
import { takeStep, writeComment } from './actions.ts'

const commentForm = z.object({
  body: z
    .string('Enter your comment')
    .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(
      z.string().min(1, 'Enter your comment').max(5000, 'Shorten the comment to 5,000 characters or fewer'),
    ),
})

/** @throws Problem stage-closed when comments are not taken now, saying why and whom to ask */
async function taken(visit: AccuracyVisit) {
  await holdInspection(visit.db, visit.thing.id)
  const round = await openRoundOf(visit)
  const taking = takingComments(round, today())
  if (taking === 'in-time' || taking === 'late') return { round, late: taking === 'late' }
  throw new Problem(
    'stage-closed',
    taking === 'finished'
      ? 'Your service said that it has no more comments. The lead inspector can help if something is still wrong.'
      : 'The days for comments are over. Late comments are possible only with the lead inspector’s leave: ask them for it.',
  )
}

type Paragraph = { inspection: string; draft: number; paragraph: number }

export const serviceRoutes = (
  params: z.ZodType<Paragraph>,
  again: (visit: AccuracyVisit<Paragraph>) => Promise<Outcome>,
): AnyEndpoint[] => [
  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/accuracy/drafts/:draft/paragraphs/:paragraph',
    verb: 'comment on accuracy',
    thing: 'inspection',
    params,
    body: commentForm,
    // A comment of five thousand characters, in a script that takes nine bytes each when sent.
    largestForm: 128 * 1024,
    again,
    run: async (visit) => {
      const { round, late } = await taken(visit)
      const { draft, paragraph } = visit.params
      if ((await draftOf(visit, draft)).round !== round.round)
        throw new Problem(
          'stage-closed',
          'This draft belongs to an earlier round. Comment on the newest one.',
        )
      const { text } = await paragraphOf(visit, draft, paragraph)
      await visit.perform(writeComment, {
        inspection: visit.thing.id,
        draft,
        paragraph,
        quote: text,
        body: visit.body.body,
        late,
      })
      return redirect(
        `${path(visit)}/drafts/${draft}#paragraph-${paragraph}`,
        `Your comment on paragraph ${paragraph} is sent.`,
      )
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/accuracy/finished',
    verb: 'comment on accuracy',
    thing: 'inspection',
    again: showAccuracy,
    run: async (visit) => {
      const { round } = await taken(visit)
      await visit.perform(takeStep, {
        inspection: visit.thing.id,
        round: round.round,
        step: 'service-finished',
      })
      return redirect(path(visit), 'The team knows that you have no more comments.')
    },
  }),
]
