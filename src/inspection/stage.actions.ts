/** Moving an inspection from one stage to the next. */
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import type { Stage } from './stages.ts'

/** Opens the next stage. `from` must still be the stage it stands at: two people cannot both move it. */
export const moveStage = action(
  'stage-changed',
  async (db, input: { inspection: string; from: Stage; to: Stage; reason?: string }, actor) => {
    const moved = await db
      .updateTable('inspection')
      .set({ stage: input.to })
      .where('id', '=', input.inspection)
      .where('stage', '=', input.from)
      .executeTakeFirst()
    if (Number(moved.numUpdatedRows) !== 1)
      throw new Problem('changed-meanwhile', 'Someone else already moved this inspection on.')
    await db
      .insertInto('stage_change')
      .values({
        inspection_id: input.inspection,
        from_stage: input.from,
        to_stage: input.to,
        reason: input.reason ?? null,
        changed_by: actor.id,
      })
      .execute()
    // The reason is a person's text: it stays in the table of stage changes, which nobody can change either.
    const { inspection, from, to } = input
    return { stream: `inspection:${inspection}`, payload: { inspection, from, to }, result: undefined }
  },
)
