/** Comments of the team on what is being written. Each stays; whether it is still open is a version of its own. */
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

export const commentOnSection = action(
  'report-commented',
  async (db, input: { inspection: string; section: string; quote: string | null; body: string }, actor) => {
    const { inspection, section, quote, body } = input
    const { id } = await db
      .insertInto('report_comment')
      .values({ inspection_id: inspection, section, quote, body, written_by: actor.id! })
      .returning('id')
      .executeTakeFirstOrThrow()
    return {
      stream: `inspection:${inspection}`,
      payload: { inspection, section, comment: id },
      result: id,
    }
  },
)

/** @throws Problem changed-meanwhile when somebody else resolved it or opened it again */
export const setCommentState = action(
  'report-comment-set',
  async (
    db,
    input: { inspection: string; comment: string; base: number; state: 'resolved' | 'open' },
    actor,
  ) => {
    const { inspection, comment, base, state } = input
    const added = await db
      .insertInto('report_comment_state')
      .values({ comment_id: comment, version: base + 1, state, set_by: actor.id! })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (Number(added.numInsertedOrUpdatedRows) !== 1) throw new Problem('changed-meanwhile')
    return {
      stream: `inspection:${inspection}`,
      payload: { inspection, comment, version: base + 1, state },
      result: undefined,
    }
  },
)
