/** Deciding which of two answers stands, where one came late. */
import { z } from 'zod'
import { readableTime } from '#platform/web/dates.ts'
import { endpoint } from '#platform/web/endpoint.ts'
import { json, redirect } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { needStage } from '../stages.ts'
import { saveAnswers } from './actions.ts'
import { caseComplete, casePath } from './case-view.ts'
import { currentAnswers, holdCase } from './queries.ts'
import { lateReply, savedReply } from './save-one.ts'
import { sameAnswer } from './screen.ts'
import { decideSetAside } from './set-aside.actions.ts'
import { undecidedOf } from './set-aside.queries.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const decideSetAsideRoute = endpoint({
  method: 'POST',
  path: '/inspections/:inspection/casework/:assessment/set-aside/:setAside',
  params: z.looseObject({ setAside: z.string().regex(uuid) }),
  verb: 'answer',
  thing: 'assessment',
  body: z.object({
    decision: z.enum(['taken', 'left'], { error: 'Choose which answer should stand.' }),
    version: z.coerce.number({ error: 'Send the version the page shows.' }).int().min(0).max(1e9),
  }),
  run: async (visit) => {
    needStage(visit.thing.inspection, 'fieldwork')
    const assessment = visit.thing.id
    if (await holdCase(visit.db, assessment)) throw caseComplete()
    const late = (await undecidedOf(visit.db, assessment)).find((one) => one.id === visit.params.setAside)
    if (!late) throw new Problem('changed-meanwhile', 'Somebody has already decided about this answer.')
    const newest = (await currentAnswers(visit.db, assessment)).get(late.question)
    const stands = newest?.version ?? 0
    const page = casePath(visit.thing)
    if (visit.body.decision === 'left') {
      await visit.perform(decideSetAside, { assessment, setAside: late.id, version: null })
      return visit.wantsJson
        ? json({ question: late.question, version: stands })
        : redirect(page, 'The answer stays as it was. The late one stays in the history.')
    }
    // What was decided between is no longer what stands: look again, then decide.
    if (visit.body.version !== stands) {
      if (visit.wantsJson) {
        const { question, value, note } = late
        return lateReply({ question, value, note, version: late.basedOn }, late.why, late.id, newest)
      }
      return redirect(page, 'The answer was changed again meanwhile. Look at both and decide again.')
    }
    // Typed alike by both: there is nothing to write, only to note that it stands.
    if (newest && sameAnswer(newest, late)) {
      await visit.perform(decideSetAside, { assessment, setAside: late.id, version: stands })
      return visit.wantsJson
        ? savedReply(late.question, stands, newest.at)
        : redirect(page, 'Both answers say the same.')
    }
    const version = stands + 1
    const { question, value, note } = late
    const { savedAt } = await visit.perform(saveAnswers, {
      assessment,
      answers: [{ question, value, note, version }],
    })
    await visit.perform(decideSetAside, { assessment, setAside: late.id, version })
    return visit.wantsJson
      ? savedReply(question, version, savedAt)
      : redirect(page, `The late answer stands now, saved at ${readableTime(savedAt)}.`)
  },
})
