/** Sample: the size by the published rule, a list of possible samples, a public seed, and a draw anyone can check. */
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import { moveStage } from '../stage.actions.ts'
import { needStage } from '../stages.ts'
import { explainRoutes } from './explain.routes.ts'
import { showKind } from './kind.routes.ts'
import { leaveRoutes } from './leave.routes.ts'
import { parametersRoutes } from './parameters.routes.ts'
import { prepareRoutes } from './prepare.routes.ts'
import { isDone, samplePage } from './sample.page.ts'
import { around, ofKind, samplesNow } from './samples-now.ts'

export const sampleRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample',
    verb: 'see sample',
    thing: 'inspection',
    run: async (visit) => {
      const { framework, kinds } = await samplesNow(visit)
      return samplePage(around(visit), framework, kinds)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample/:kind',
    verb: 'see sample',
    thing: 'inspection',
    params: ofKind,
    run: showKind,
  }),

  ...parametersRoutes,
  ...prepareRoutes,
  ...explainRoutes,
  ...leaveRoutes,

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/sample/done',
    verb: 'draw sample',
    thing: 'inspection',
    run: async (visit) => {
      needStage(visit.thing, 'sample')
      // No caseload may come in between looking and moving on.
      await holdInspection(visit.db, visit.thing.id)
      const { kinds } = await samplesNow(visit)
      const waiting = kinds.filter((one) => !isDone(one)).map((one) => one.kind.label.toLowerCase())
      if (waiting.length > 0) {
        throw invalid({ field: '', message: `There is no drawn sample yet for: ${waiting.join(', ')}.` })
      }
      await visit.perform(moveStage, { inspection: visit.thing.id, from: 'sample', to: 'fieldwork' })
      return redirect(`/inspections/${visit.thing.slug}/casework`, 'Fieldwork is open.')
    },
  }),
]
