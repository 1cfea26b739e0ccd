/** Opens a completed case again, with a reason, while fieldwork lasts. */
import { z } from 'zod'
import { readableMoment } from '#platform/web/dates.ts'
import { endpoint } from '#platform/web/endpoint.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { reasonField, shownVersion } from '../reason-form.ts'
import { needStage } from '../stages.ts'
import { type CaseVisit, casePath } from './case-view.ts'
import { type Completion, completionsOf } from './completions.ts'
import { holdCase } from './queries.ts'
import { reopenCase } from './reopen.actions.ts'

/** Of two people who reopen a case the second reads who was first; nobody reopens what they have not seen. */
function openAlready(newest: Completion | undefined): Problem {
  const first = newest?.reopened
  return new Problem(
    'changed-meanwhile',
    first
      ? `${first.by} reopened this case on ${readableMoment(first.at)}. It is open now.`
      : 'This case is open: there is nothing to reopen.',
  )
}

export const reopenRoute = (again: (visit: CaseVisit) => Promise<Outcome>) =>
  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/casework/:assessment/reopen',
    verb: 'reopen',
    thing: 'assessment',
    body: z.object({ reason: reasonField('Say why the case has to be opened again'), version: shownVersion }),
    again,
    run: async (visit) => {
      const { thing, body } = visit
      needStage(thing.inspection, 'fieldwork')
      const completed = await holdCase(visit.db, thing.id)
      const [newest] = await completionsOf(visit.db, thing.id)
      if (!completed || !newest) throw openAlready(newest)
      if (newest.version !== body.version) {
        throw new Problem(
          'changed-meanwhile',
          `${newest.by} completed this case again on ${readableMoment(newest.at)}. Read completion ${newest.version} before you reopen it.`,
        )
      }
      await visit.perform(reopenCase, { assessment: thing.id, version: newest.version, reason: body.reason })
      return redirect(
        casePath(thing),
        `Case ${thing.caseRef} is open again. Completion ${newest.version} is kept.`,
      )
    },
  })
