/** Opening a completed case again. Its completion stays as a version, and completing again makes the next one. */
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

/** The caller holds the case, so that of two people who reopen it the second finds it open. */
export const reopenCase = action(
  'assessment-reopened',
  async (db, input: { assessment: string; version: number; reason: string }, actor) => {
    const { assessment, version, reason } = input
    const opened = await db
      .updateTable('assessment')
      .set({ completed_at: null })
      .where('id', '=', assessment)
      .where('completed_at', 'is not', null)
      .executeTakeFirst()
    if (Number(opened.numUpdatedRows) !== 1)
      throw new Problem('changed-meanwhile', 'This case is open already.')
    await db
      .insertInto('reopening')
      .values({ assessment_id: assessment, version, reason, reopened_by: actor.id! })
      .execute()
    return { stream: `assessment:${assessment}`, payload: { assessment, version }, result: undefined }
  },
)
