/** Asking the service for its caseload; asking again is a reminder. Both stay on record as they were sent. */
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import type { AskedKind } from '../../caseload-asked.ts'
import { holdInspection } from '../../hold-inspection.ts'

export interface CaseloadRequest {
  inspection: string
  dueOn: string
  asked: AskedKind[]
}

export const requestCaseload = action('caseload-requested', async (db, input: CaseloadRequest, actor) => {
  const stage = await holdInspection(db, input.inspection)
  if (stage !== 'caseload' && stage !== 'sample')
    throw new Problem(
      'stage-closed',
      'Fieldwork was opened meanwhile, so there is nothing to ask for any more.',
    )
  const { last } = await db
    .selectFrom('caseload_request')
    .where('inspection_id', '=', input.inspection)
    .select((eb) => eb.fn.max('version').as('last'))
    .executeTakeFirstOrThrow()
  const version = (last ?? 0) + 1
  const kind = version === 1 ? 'request' : 'reminder'
  await db
    .insertInto('caseload_request')
    .values({
      inspection_id: input.inspection,
      version,
      kind,
      due_on: input.dueOn,
      asked: JSON.stringify(input.asked),
      sent_by: actor.id!,
    })
    .execute()
  return {
    stream: `inspection:${input.inspection}`,
    payload: {
      inspection: input.inspection,
      version,
      kind,
      dueOn: input.dueOn,
      caseKinds: input.asked.map((one) => one.kind),
    },
    result: { version, kind },
  }
})
