/** The casework of an inspection. Giving cases: allocation-routes; the cases themselves: case-routes; closing: freeze-routes. */

import { stopsWork } from '#engine/casework/blocks.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { openAlertsOf } from '../alerts-at-close.ts'
import { closenessIn } from '../closeness.ts'
import { allocationRoutes } from './allocation-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { casesPage } from './cases.page.ts'
import { casesWithState } from './cases-with-state.ts'
import { exampleRoutes } from './examples/routes.ts'
import { freezeRoutes } from './freeze-routes.ts'
import { liveRoutes } from './live/routes.ts'
import { lastAnsweredBy } from './my-cases.queries.ts'
import { unsettledCases } from './second/all-views.ts'
import { compareRoutes } from './second/compare-routes.ts'
import { hiddenFrom, secondsOf } from './second/queries.ts'
import { secondRoutes } from './second/routes.ts'

const showCases = async (visit: Visit<'inspection', unknown, unknown, unknown>) => {
  const framework = await visit.frameworks.of(visit.thing)
  const personId = visit.person!.id
  const cases = await casesWithState(visit)
  const blocksOf = await closenessIn(visit.db, visit.thing.id)
  const stopped = cases.filter((one) => blocksOf(personId, one.caseId).some(stopsWork))
  return casesPage(
    {
      around: { inspection: visit.thing, roles: visit.roles },
      framework,
      personId,
      cases,
      last: await lastAnsweredBy(visit.db, visit.thing.id, personId),
      stopped: new Set(stopped.map((one) => one.id)),
      seconds: await secondsOf(visit.db, visit.thing.id),
      unsettled: visit.roles.has('lead-inspector')
        ? await unsettledCases(visit.db, framework, visit.thing.id)
        : [],
      openAlerts: may(visit.roles, 'close fieldwork', 'inspection')
        ? (await openAlertsOf(visit.db, visit.thing.id)).length
        : 0,
      hidden: await hiddenFrom(visit.db, visit.thing.id, visit.person!.id),
    },
    visit.form,
  )
}

export const caseworkRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/casework',
    verb: 'see casework',
    thing: 'inspection',
    run: showCases,
  }),

  ...allocationRoutes,

  ...freezeRoutes(showCases),
  ...liveRoutes,

  ...secondRoutes,
  ...compareRoutes,
  ...caseRoutes,
  ...exampleRoutes,
]
