/** Takes a case out of a drawn sample, and lets the reserve that the list offers step in. Nothing of it is lost. */
import type { Balance } from '#engine/sampling/balance.ts'
import { action } from '#platform/audit/action.ts'
import type { WhyLeft } from '../cases-left.ts'

export interface TakenOut {
  inspection: string
  caseKind: string
  sample: string
  caseId: string
  assessment: string
  why: WhyLeft
  reason: string
  words: string
  begun: boolean
  /** The case that steps in, by its id. */
  replacedBy: string | null
  balance: Balance
}

export const takeCaseOut = action('case-left-sample', async (db, input: TakenOut, actor) => {
  const { inspection, caseKind, sample, caseId, assessment, why, reason, replacedBy } = input
  await db
    .insertInto('case_left')
    .values({
      sample_id: sample,
      case_id: caseId,
      why,
      reason,
      words: input.words,
      begun: input.begun,
      replaced_by: replacedBy,
      balance: JSON.stringify(input.balance),
      recorded_by: actor.id!,
    })
    .execute()
  // Whoever had the case no longer has it: what is on their way into it is refused.
  const last = await db
    .selectFrom('case_allocation')
    .where('assessment_id', '=', assessment)
    .select(['version', 'assessor_id'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.assessor_id) {
    await db
      .insertInto('case_allocation')
      .values({
        assessment_id: assessment,
        version: last.version + 1,
        assessor_id: null,
        allocated_by: actor.id!,
      })
      .execute()
  }
  await db
    .updateTable('assessment')
    .set({ part: 'left', assessor_id: null, allocated_at: null })
    .where('id', '=', assessment)
    .execute()
  if (replacedBy) {
    await db
      .insertInto('assessment')
      .values({ inspection_id: inspection, case_id: replacedBy, case_kind: caseKind })
      .execute()
  }
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, caseKind, sample, case: caseId, why, reason, replacedBy },
    result: undefined,
  }
})
