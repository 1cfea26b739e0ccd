/** The team comments on a section, and resolves what is done. */
import { z } from 'zod'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { shownVersion } from '../reason-form.ts'
import { needStage, writingStages } from '../stages.ts'
import { commentOnSection, setCommentState } from './comments.actions.ts'
import { paragraphsIn } from './comments.part.ts'
import { sectionVersions, standing } from './queries.ts'
import { sectionParams } from './section-routes.ts'
import { at, sectionOf, showSection } from './section-view.ts'
import { sectionComments } from './writing.queries.ts'

export const commentRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/sections/:section/comments',
    verb: 'comment on report',
    thing: 'inspection',
    params: sectionParams,
    body: z.object({
      about: z.coerce.number().int().min(0).max(10_000).default(0),
      comment: z
        .string('Enter your comment')
        .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
        .pipe(
          z
            .string()
            .min(1, 'Enter your comment')
            .max(5000, 'Shorten the comment to 5,000 characters or fewer'),
        ),
    }),
    again: showSection,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const section = await sectionOf(visit)
      const now = standing(await sectionVersions(visit.db, visit.thing.id, section.id))
      const quote = paragraphsIn(now?.body ?? '')[visit.body.about - 1] ?? null
      await visit.perform(commentOnSection, {
        inspection: visit.thing.id,
        section: section.id,
        quote,
        body: visit.body.comment,
      })
      return redirect(`${at(visit)}/sections/${section.id}#comments`, 'The comment is added.')
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/report/sections/:section/comments/:comment',
    verb: 'comment on report',
    thing: 'inspection',
    params: sectionParams.extend({ comment: z.uuid() }),
    body: z.object({ base: shownVersion, state: z.enum(['resolved', 'open']) }),
    again: showSection,
    run: async (visit) => {
      needStage(visit.thing, ...writingStages)
      const section = await sectionOf(visit)
      const comments = await sectionComments(visit.db, visit.thing.id, section.id)
      const comment = comments.find(({ id }) => id === visit.params.comment)
      if (!comment) throw new Problem('not-found', 'There is no such comment on this section.')
      if (comment.byId !== visit.person!.id && !may(visit.roles, 'write report', 'inspection'))
        throw new Problem('not-allowed', 'Whoever made a comment resolves it, or the lead inspector.')
      const { base, state } = visit.body
      await visit.perform(setCommentState, { inspection: visit.thing.id, comment: comment.id, base, state })
      return redirect(
        `${at(visit)}/sections/${section.id}#comments`,
        state === 'resolved' ? 'The comment is resolved.' : 'The comment is open again.',
      )
    },
  }),
]
