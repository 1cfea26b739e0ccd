/** The newest round of factual accuracy as it stands. Read by that stage, by approval and by the service's own pages. */
import type { RoundTimes } from '#engine/report/factual-accuracy.ts'
import type { Reader } from '#platform/audit/action.ts'
import { roundsTakenBack, type TakenBack } from './taken-back.ts'

export interface AccuracyRound extends RoundTimes {
  round: number
  sentAt: Date
  sentBy: string
  leaveReason: string | null
  finishedAt: Date | null
  closedAt: Date | null
  closedBy: string | null
  comments: number
  unanswered: number
  /** The ratings panel met again after it, so that its drafts no longer hold. */
  takenBack: TakenBack | null
}

export async function accuracyRound(db: Reader, inspection: string): Promise<AccuracyRound | null> {
  const row = await db
    .selectFrom('accuracy_round as r')
    .innerJoin('person as p', 'p.id', 'r.sent_by')
    .where('r.inspection_id', '=', inspection)
    .select(['r.round', 'r.due_on as dueOn', 'r.sent_at as sentAt', 'p.name as sentBy'])
    .orderBy('r.round', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const steps = await db
    .selectFrom('accuracy_step as s')
    .innerJoin('person as p', 'p.id', 's.taken_by')
    .where('s.inspection_id', '=', inspection)
    .where('s.round', '=', row.round)
    .select(['s.step', 's.until_on as untilOn', 's.reason', 's.taken_at as at', 'p.name as by'])
    .orderBy('s.id')
    .execute()
  const { comments, answered } = await db
    .selectFrom('accuracy_comment as c')
    .innerJoin('accuracy_draft as d', (join) =>
      join.onRef('d.inspection_id', '=', 'c.inspection_id').onRef('d.version', '=', 'c.draft_version'),
    )
    .leftJoin('accuracy_answer as a', (join) =>
      join.onRef('a.comment_id', '=', 'c.id').on('a.version', '=', 1),
    )
    .where('c.inspection_id', '=', inspection)
    .where('d.round', '=', row.round)
    .select((eb) => [
      eb.fn.count<string>('c.id').as('comments'),
      eb.fn.count<string>('a.comment_id').as('answered'),
    ])
    .executeTakeFirstOrThrow()
  const leave = steps.findLast(({ step }) => step === 'leave-given')
  const finished = steps.find(({ step }) => step === 'service-finished')
  const closed = steps.find(({ step }) => step === 'closed')
  return {
    ...row,
    leaveUntil: leave?.untilOn ?? null,
    leaveReason: leave?.reason ?? null,
    finished: finished !== undefined,
    finishedAt: finished?.at ?? null,
    closed: closed !== undefined,
    takenBack: (await roundsTakenBack(db, inspection)).get(row.round) ?? null,
    closedAt: closed?.at ?? null,
    closedBy: closed?.by ?? null,
    comments: Number(comments),
    unanswered: Number(comments) - Number(answered),
  }
}

/** The day it is now, as dates are kept. */
export const today = (): string => new Date().toISOString().slice(0, 10)
