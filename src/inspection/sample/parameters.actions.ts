/** Records what an inspection does otherwise than its framework, as a version with its reason. */
import type { SampleParameters } from '#engine/sampling/parameters.ts'
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import { parameterVersions } from '../sample-parameters.ts'

export interface SetParameters {
  inspection: string
  caseKind: string
  parameters: SampleParameters
  reason: string
  /** The version the page was built from, 0 where there was none. */
  basedOn: number
}

export const setParameters = action('sample-parameters-set', async (db, input: SetParameters, actor) => {
  const { inspection, caseKind, parameters, reason } = input
  await holdInspection(db, inspection)
  const [newest] = (await parameterVersions(db, inspection)).filter((one) => one.caseKind === caseKind)
  const version = (newest?.version ?? 0) + 1
  if (version !== input.basedOn + 1) {
    throw new Problem(
      'changed-meanwhile',
      'Somebody else set this meanwhile. Nothing of yours was kept: look at what holds now and decide again.',
    )
  }
  await db
    .insertInto('sample_parameters')
    .values({
      inspection_id: inspection,
      case_kind: caseKind,
      version,
      parameters: JSON.stringify(parameters),
      reason,
      decided_by: actor.id!,
    })
    .execute()
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, caseKind, version, changed: Object.keys(parameters) },
    result: version,
  }
})
