/** The lead's answer to a finding of the claims checker: each stays, and a later one is the next version. */
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

interface ClaimAnswer {
  inspection: string
  finding: string
  base: number
  said: string
  reason: string
}

/** @throws Problem changed-meanwhile when the finding was answered by somebody else */
export const answerClaim = action('claim-answered', async (db, input: ClaimAnswer, actor) => {
  const { inspection, finding, base, said, reason } = input
  const added = await db
    .insertInto('claim_answer')
    .values({ inspection_id: inspection, finding, version: base + 1, said, reason, answered_by: actor.id! })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(added.numInsertedOrUpdatedRows) !== 1) throw new Problem('changed-meanwhile')
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, finding, version: base + 1 },
    result: undefined,
  }
})
