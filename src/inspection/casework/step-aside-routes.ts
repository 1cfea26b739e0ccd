import { z } from 'zod'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { declareCaseInterest } from '../case-interest.actions.ts'
import { longestWords } from '../interest-words.ts'
import { needStage } from '../stages.ts'
import { allocateCases } from './actions.ts'
import type { CaseVisit } from './case-view.ts'
import { changeColleague } from './colleague.actions.ts'
import { holdCase } from './queries.ts'
import { stepAsidePage } from './step-aside.page.ts'

const path = '/inspections/:inspection/casework/:assessment/step-aside'
const ask = 'Say why you should not assess this case'

const show = async (visit: CaseVisit) => stepAsidePage(visit.thing, visit.roles, visit.form)

export const stepAsideRoutes: AnyEndpoint[] = [
  endpoint({ method: 'GET', path, verb: 'step aside', thing: 'assessment', run: show }),

  endpoint({
    method: 'POST',
    path,
    verb: 'step aside',
    thing: 'assessment',
    body: z.object({
      words: z
        .string(ask)
        .trim()
        .min(1, ask)
        .max(longestWords, `Shorten it to ${longestWords.toLocaleString('en-GB')} characters or fewer`),
    }),
    again: show,
    run: async (visit) => {
      const { thing, db } = visit
      needStage(thing.inspection, 'fieldwork')
      const completed = await holdCase(db, thing.id)
      const person = visit.person!.id
      await visit.perform(declareCaseInterest, { person, assessment: thing.id, words: visit.body.words })
      const mine = thing.assessorId === person && thing.part === 'first' && !completed
      if (mine) {
        await visit.perform(allocateCases, {
          inspection: thing.inspection.id,
          allocations: [{ assessment: thing.id, assessor: null }],
        })
      }
      if (thing.colleagueId === person)
        await visit.perform(changeColleague, { assessment: thing.id, colleague: null })
      return redirect(
        `/inspections/${thing.inspection.slug}/casework`,
        `You are not to assess case ${thing.caseRef}. ${mine ? 'It is back with the lead inspector, with every answer saved in it.' : 'The lead inspector sees this.'}`,
      )
    },
  }),
]
