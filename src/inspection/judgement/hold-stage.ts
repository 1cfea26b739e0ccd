import type { Writer } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { needStage, type Stage } from '../stages.ts'

/**
 * Holds the inspection at its stage until this transaction ends: nothing is proposed or decided
 * while the panel concludes, and the panel concludes on all that was decided before.
 */
export async function holdStage(
  db: Writer,
  inspection: InspectionThing,
  how: 'share' | 'alone',
  ...open: Stage[]
): Promise<Stage> {
  const row = db.selectFrom('inspection').where('id', '=', inspection.id).select('stage')
  const { stage } = await (how === 'share' ? row.forShare() : row.forUpdate()).executeTakeFirstOrThrow()
  needStage({ ...inspection, stage }, ...open)
  return stage as Stage
}
