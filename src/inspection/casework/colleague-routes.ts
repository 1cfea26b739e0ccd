/** Two people on one case: common while an inspector is new. Both answer, and the history tells who did. */
import { z } from 'zod'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { blockInWords, closenessIn } from '../closeness.ts'
import { needStage } from '../stages.ts'
import { type CaseVisit, caseComplete } from './case-view.ts'
import { changeColleague } from './colleague.actions.ts'
import { colleaguePage } from './colleague.page.ts'
import { holdCase } from './queries.ts'
import { assessorsOf } from './team-assessors.ts'

const path = '/inspections/:inspection/casework/:assessment/colleague'

const show = async (visit: CaseVisit) => {
  const { db, thing } = visit
  const blocksOf = await closenessIn(db, thing.inspection.id)
  const assessors = await assessorsOf(db, thing.inspection.id)
  return colleaguePage(
    { assessment: thing, roles: visit.roles, assessors, blocksOf: (id) => blocksOf(id, thing.caseId) },
    visit.form,
  )
}

export const colleagueRoutes: AnyEndpoint[] = [
  endpoint({ method: 'GET', path, verb: 'pair', thing: 'assessment', run: show }),

  endpoint({
    method: 'POST',
    path,
    verb: 'pair',
    thing: 'assessment',
    body: z.object({ colleague: z.union([z.literal(''), z.uuid()], 'Choose a colleague from the list') }),
    again: show,
    run: async (visit) => {
      const { db, thing } = visit
      needStage(thing.inspection, 'fieldwork')
      if (await holdCase(db, thing.id)) throw caseComplete()
      if (thing.part === 'second' || !thing.assessorId)
        throw new Problem(
          'stage-closed',
          'Give the case to somebody first: a colleague works on it with them.',
        )
      const id = visit.body.colleague || null
      const refuse = (message: string) => invalid({ field: 'colleague', message })
      const chosen = (await assessorsOf(db, thing.inspection.id)).find((one) => one.id === id)
      if (id) {
        if (!chosen) throw refuse('Choose an inspector, local assessor or lead inspector of this team')
        if (id === thing.assessorId)
          throw refuse(`${chosen.name} has the case already. Choose somebody to work on it with them`)
        const [block] = (await closenessIn(db, thing.inspection.id))(id, thing.caseId)
        if (block) throw refuse(`Choose somebody else, because ${chosen.name} ${blockInWords(block)}`)
      }
      const back = `/inspections/${thing.inspection.slug}/casework/allocation`
      if (id === thing.colleagueId) return redirect(back, 'Nothing was changed.')
      await visit.perform(changeColleague, { assessment: thing.id, colleague: id })
      return redirect(
        back,
        chosen
          ? `${chosen.name} works on case ${thing.caseRef} as well.`
          : `Case ${thing.caseRef} is with its assessor alone.`,
      )
    },
  }),
]
