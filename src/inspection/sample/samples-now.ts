/** Every kind of case with its plan: as stored once it is prepared, otherwise from the caseloads accepted now. */
import { z } from 'zod'
import type { Framework } from '#engine/framework/shape.ts'
import type { Visit } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { casesLeft } from '../cases-left.ts'
import { parameterVersions, withDecided } from '../sample-parameters.ts'
import { type PlannedChange, plannedChanges, planSizes } from './plan.ts'
import { currentCaseloads, type RecordedSample, samplesOf } from './queries.ts'
import type { KindOfSample } from './sample.page.ts'

export type SampleVisit = Visit<'inspection', unknown, unknown, unknown, unknown>

export const ofKind = z.object({ inspection: z.string(), kind: z.string() })
export type KindVisit = Visit<'inspection', z.infer<typeof ofKind>, unknown, unknown, unknown>

export const around = (visit: SampleVisit) => ({ inspection: visit.thing, roles: visit.roles })

export type Drawn = RecordedSample & { draw: NonNullable<RecordedSample['draw']> }
export const hasDraw = (sample: RecordedSample | null): sample is Drawn => sample?.draw != null

export async function samplesNow(visit: SampleVisit) {
  const usual = await visit.frameworks.of(visit.thing)
  const versions = await parameterVersions(visit.db, visit.thing.id)
  const framework: Framework = withDecided(usual, versions)
  const caseloads = await currentCaseloads(visit.db, visit.thing.id)
  const samples = await samplesOf(visit.db, visit.thing.id)
  const left = await casesLeft(visit.db, visit.thing.id)
  const sizes = planSizes(framework, Object.fromEntries(caseloads.map((one) => [one.caseKind, one.cases])))
  const kinds = framework.caseKinds.map((kind, at): KindOfSample => {
    const sample = samples.find((one) => one.caseKind === kind.id) ?? null
    const now = plannedChanges(usual, usual.caseKinds[at]!, versions)
    const changed: PlannedChange[] = sample ? (sample.plan.changed ?? []) : now
    return {
      kind,
      sample,
      size: sample?.plan ?? sizes[at]!,
      sizeNow: sizes[at]!,
      changed,
      changedNow: now,
      left: left.filter((each) => each.sample === sample?.id),
    }
  })
  return { framework, caseloads, kinds }
}

/** @throws Problem not-found where the framework has no such kind of case */
export async function theKind(visit: KindVisit) {
  const now = await samplesNow(visit)
  const one = now.kinds.find(({ kind }) => kind.id === visit.params.kind)
  if (!one) throw new Problem('not-found')
  return { ...now, one, back: `/inspections/${visit.thing.slug}/sample/${one.kind.id}` }
}
