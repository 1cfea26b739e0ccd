/** What the lead inspector does: locks and sends, gives leave, answers, locks what changed, and closes. */
import { z } from 'zod'
import { whyNotClosed } from '#engine/report/factual-accuracy.ts'
import { readDateField } from '#platform/web/date-field.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { today } from '../accuracy-round.ts'
import { holdInspection } from '../hold-inspection.ts'
import { lockedDrafts } from '../locked-drafts.ts'
import { reasonField, shownVersion } from '../reason-form.ts'
import { moveStage } from '../stage.actions.ts'
import { needStage } from '../stages.ts'
import { type AccuracyVisit, commentOf, openRoundOf, path, reportNow, showAccuracy } from './accuracy-view.ts'
import { answerComment, lockDraft, openRound, takeStep } from './actions.ts'

const digestField = z.string('Reload the page and send it again')

/** A form with a day that must not be over yet. */
const withDay = <S extends z.ZodRawShape>(name: string, label: string, shape: S) =>
  z.looseObject(shape).transform((sent, context) => {
    const day = readDateField(sent, name, label, context, { required: true })
    if (day !== null && day < today())
      context.addIssue({ code: 'custom', path: [`${name}-day`], message: 'The day must be today or later' })
    return { ...(sent as z.infer<z.ZodObject<S>>), day: day ?? '' }
  })

/** The report as it stands, which must be what the lead's page showed. */
async function shownReport(visit: AccuracyVisit, digest: string) {
  const report = await reportNow(visit)
  if (!report) throw new Problem('stage-closed', 'The ratings panel has not concluded.')
  if (report.gaps.length > 0) throw invalid(...report.gaps.map(({ message }) => ({ field: '', message })))
  if (report.digest !== digest)
    throw invalid({
      field: '',
      message: 'The report changed after you opened this page. Read it again, then lock it.',
    })
  return report
}

export const leadRoutes = (
  answerAgain: (visit: AccuracyVisit<{ comment: string }>) => Promise<Outcome>,
): AnyEndpoint[] => [
  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/accuracy/send',
    verb: 'run accuracy',
    thing: 'inspection',
    body: withDay('due', 'the day by which the service comments', { digest: digestField }),
    again: showAccuracy,
    run: async (visit) => {
      const stage = await holdInspection(visit.db, visit.thing.id)
      needStage({ ...visit.thing, stage }, 'drafting')
      const { document } = await shownReport(visit, visit.body.digest)
      const inspection = visit.thing.id
      await visit.perform(openRound, { inspection, document, dueOn: visit.body.day })
      await visit.perform(moveStage, { inspection, from: 'drafting', to: 'accuracy' })
      return redirect(path(visit), 'The draft is locked, and the service can read it.')
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/accuracy/leave',
    verb: 'run accuracy',
    thing: 'inspection',
    body: withDay('until', 'the day until which late comments are taken', {
      reason: reasonField('Say why late comments are taken'),
    }),
    again: showAccuracy,
    run: async (visit) => {
      needStage(visit.thing, 'accuracy')
      const { round, dueOn, finished } = await openRoundOf(visit)
      if (finished) throw new Problem('stage-closed', 'The service said that it has no more comments.')
      if (visit.body.day <= dueOn)
        throw invalid({ field: 'until-day', message: 'The service may comment until then in any case' })
      await visit.perform(takeStep, {
        inspection: visit.thing.id,
        round,
        step: 'leave-given',
        leave: { untilOn: visit.body.day, reason: visit.body.reason },
      })
      return redirect(path(visit), 'Late comments are taken.')
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/accuracy/comments/:comment',
    verb: 'run accuracy',
    thing: 'inspection',
    params: z.object({ inspection: z.string(), comment: z.uuid() }),
    body: z.object({
      base: shownVersion,
      decision: z.enum(['accepted', 'declined'], 'Choose whether you accept the comment'),
      reason: reasonField('Give the reason for your decision'),
    }),
    again: answerAgain,
    run: async (visit) => {
      await holdInspection(visit.db, visit.thing.id)
      needStage(visit.thing, 'accuracy')
      const { round } = await openRoundOf(visit)
      const comment = await commentOf(visit, visit.params.comment)
      if (comment.round !== round)
        throw new Problem('stage-closed', 'This comment belongs to an earlier round.')
      const { base, decision, reason } = visit.body
      if ((comment.answer?.version ?? 0) !== base)
        throw invalid({
          field: 'reason',
          message:
            'The comment was answered meanwhile. Read that answer, then answer again if you still want to.',
        })
      await visit.perform(answerComment, {
        inspection: visit.thing.id,
        comment: comment.id,
        base,
        decision,
        reason,
      })
      return redirect(`${path(visit)}#comment-${comment.id}`, 'The answer is sent.')
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/accuracy/lock',
    verb: 'run accuracy',
    thing: 'inspection',
    body: z.object({ digest: digestField }),
    again: showAccuracy,
    run: async (visit) => {
      const stage = await holdInspection(visit.db, visit.thing.id)
      needStage({ ...visit.thing, stage }, 'accuracy')
      const { round } = await openRoundOf(visit)
      const { document } = await shownReport(visit, visit.body.digest)
      const version = await visit.perform(lockDraft, { inspection: visit.thing.id, round, document })
      return redirect(path(visit), `Version ${version} is locked, and the service can read it.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/accuracy/close',
    verb: 'run accuracy',
    thing: 'inspection',
    again: showAccuracy,
    run: async (visit) => {
      const stage = await holdInspection(visit.db, visit.thing.id)
      needStage({ ...visit.thing, stage }, 'accuracy')
      const round = await openRoundOf(visit)
      const why = whyNotClosed(round, round.unanswered, today())
      if (why.length > 0) throw invalid(...why.map((message) => ({ field: '', message })))
      const inspection = visit.thing.id
      const report = await reportNow(visit)
      const [newest] = await lockedDrafts(visit.db, inspection)
      // What the service's comments led to is locked too, so that it can see the difference.
      if (report && report.digest !== newest?.digest)
        await visit.perform(lockDraft, { inspection, round: round.round, document: report.document })
      await visit.perform(takeStep, { inspection, round: round.round, step: 'closed' })
      return redirect(path(visit), 'Factual accuracy is closed.')
    },
  }),
]
