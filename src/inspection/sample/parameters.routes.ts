/** Setting a sample's size and window otherwise than the framework, with a reason. */
import { z } from 'zod'
import { caseKindById } from '#engine/framework/find.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { parameterVersions, withDecided } from '../sample-parameters.ts'
import { needStage } from '../stages.ts'
import { setParameters } from './parameters.actions.ts'
import { type ParametersView, parametersPage } from './parameters.page.ts'
import { openParameters, parametersForm, readParameters } from './parameters-form.ts'
import { samplesOf } from './queries.ts'

const ofKind = z.object({ inspection: z.string(), kind: z.string() })
type KindVisit = Visit<'inspection', z.infer<typeof ofKind>, unknown, unknown>

async function viewOf(visit: KindVisit): Promise<ParametersView> {
  const framework = await visit.frameworks.of(visit.thing)
  const usual = caseKindById(framework, visit.params.kind)
  if (!usual) throw new Problem('not-found')
  const all = await parameterVersions(visit.db, visit.thing.id)
  const sample = (await samplesOf(visit.db, visit.thing.id)).find((one) => one.caseKind === usual.id)
  const { stage, origin } = visit.thing
  const stands = origin === 'live' && (stage === 'caseload' || stage === 'sample') && !sample?.draw
  return {
    framework,
    usual,
    here: caseKindById(withDecided(framework, all), usual.id)!,
    versions: all.filter((one) => one.caseKind === usual.id),
    open: stands && may(visit.roles, 'set sample rules', 'inspection') ? openParameters(usual, stage) : [],
    prepared: sample !== undefined,
  }
}

const show = async (visit: KindVisit) =>
  parametersPage({ inspection: visit.thing, roles: visit.roles }, visit.form, await viewOf(visit))

export const parametersRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample/:kind/parameters',
    verb: 'see sample',
    thing: 'inspection',
    params: ofKind,
    run: show,
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/sample/:kind/parameters',
    verb: 'set sample rules',
    thing: 'inspection',
    params: ofKind,
    body: parametersForm,
    again: show,
    run: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const { usual, versions, open } = await viewOf(visit)
      if (open.length === 0) {
        throw new Problem(
          'stage-closed',
          'This sample is drawn, or there is nothing of it that can still be set. What holds for it stays.',
        )
      }
      const before = versions[0]?.parameters ?? {}
      const parameters = readParameters(usual, before, visit.body, open)
      if (JSON.stringify(parameters) === JSON.stringify(before)) {
        throw invalid({ field: '', message: 'Nothing was changed, so nothing was saved' })
      }
      await visit.perform(setParameters, {
        inspection: visit.thing.id,
        caseKind: usual.id,
        parameters,
        reason: visit.body.reason,
        basedOn: visit.body.version,
      })
      const words =
        Object.keys(parameters).length === 0
          ? 'The framework’s own rule holds again.'
          : 'Saved. The reason stands wherever this sample is shown.'
      return redirect(`/inspections/${visit.thing.slug}/sample/${usual.id}`, words)
    },
  }),
]
