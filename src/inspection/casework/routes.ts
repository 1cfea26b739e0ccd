/** The casework of an inspection: who assesses which case. The cases themselves: case-routes; closing: freeze-routes. */
import { z } from 'zod'
import { caseState } from '#engine/casework/case-state.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { type Fault, invalid } from '#platform/web/problems.ts'
import { needStage } from '../stages.ts'
import { allocateCases } from './actions.ts'
import { assessorField, changedAllocations, shareOut } from './allocate.ts'
import { caseRoutes } from './case-routes.ts'
import { casesPage } from './cases.page.ts'
import { freezeRoutes } from './freeze-routes.ts'
import { assessorsOf, casesOf, valuesOf } from './queries.ts'
import { unsettledCases } from './second/all-views.ts'
import { compareRoutes } from './second/compare-routes.ts'
import { hiddenFrom, secondsOf } from './second/queries.ts'
import { secondRoutes } from './second/routes.ts'

type CaseworkVisit = Visit<'inspection', unknown, unknown, unknown>

const showCases = async (visit: CaseworkVisit) => {
  const framework = await visit.frameworks.of(visit.thing)
  const values = await valuesOf(visit.db, visit.thing.id)
  const cases = (await casesOf(visit.db, visit.thing.id)).map((one) => ({
    ...one,
    state: caseState({ framework, ...one }, values.get(one.id) ?? []),
  }))
  return casesPage(
    {
      around: { inspection: visit.thing, roles: visit.roles },
      framework,
      personId: visit.person!.id,
      cases,
      assessors: await assessorsOf(visit.db, visit.thing.id),
      seconds: await secondsOf(visit.db, visit.thing.id),
      unsettled: visit.roles.has('lead-inspector')
        ? await unsettledCases(visit.db, framework, visit.thing.id)
        : [],
      hidden: await hiddenFrom(visit.db, visit.thing.id, visit.person!.id),
    },
    visit.form,
  )
}

const howMany = (count: number): string => (count === 1 ? '1 case is' : `${count} cases are`)

const back = (visit: CaseworkVisit, notice: string) =>
  redirect(`/inspections/${visit.thing.slug}/casework`, notice)

export const caseworkRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/casework',
    verb: 'see casework',
    thing: 'inspection',
    run: showCases,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/casework/allocation',
    verb: 'allocate',
    thing: 'inspection',
    body: z.record(z.string(), z.unknown()),
    again: showCases,
    run: async (visit) => {
      needStage(visit.thing, 'fieldwork')
      const cases = await casesOf(visit.db, visit.thing.id)
      const known = new Set((await assessorsOf(visit.db, visit.thing.id)).map((one) => one.id))
      const wanted = new Map<string, string | null>()
      const faults: Fault[] = []
      for (const one of cases) {
        const field = assessorField(one.id)
        const sent = visit.body[field]
        if (typeof sent !== 'string') continue
        // Somebody who left the team may keep a case they have; nobody can be given one who is not on it.
        if (sent !== '' && sent !== one.assessorId && !known.has(sent)) {
          const message = `Case ${one.caseRef}: choose an inspector, local assessor or lead inspector of this team`
          faults.push({ field, message })
        }
        wanted.set(one.id, sent === '' ? null : sent)
      }
      if (faults.length > 0) throw invalid(...faults)
      const allocations = changedAllocations(cases, wanted)
      if (allocations.length === 0) return back(visit, 'Nothing was changed in the allocation.')
      await visit.perform(allocateCases, { inspection: visit.thing.id, allocations })
      return back(visit, `The allocation is saved: ${howMany(allocations.length)} changed.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/casework/share-out',
    verb: 'allocate',
    thing: 'inspection',
    again: showCases,
    run: async (visit) => {
      needStage(visit.thing, 'fieldwork')
      const assessors = await assessorsOf(visit.db, visit.thing.id)
      if (!assessors.some((one) => one.sharesOut)) {
        const message = 'Nobody on the team is an inspector or local assessor. Add them to the team first.'
        throw invalid({ field: '', message })
      }
      const allocations = shareOut(await casesOf(visit.db, visit.thing.id), assessors)
      if (allocations.length === 0) return back(visit, 'Every case was already allocated.')
      await visit.perform(allocateCases, { inspection: visit.thing.id, allocations })
      return back(visit, `${howMany(allocations.length)} shared out.`)
    },
  }),

  ...freezeRoutes(showCases),

  ...secondRoutes,
  ...compareRoutes,
  ...caseRoutes,
]
