/** What a ratings panel that met again took back: a round of factual accuracy, or an approval. Both stay to be read. */
import type { Reader } from '#platform/audit/action.ts'

export interface TakenBack {
  at: Date
  meeting: number
  /** As the chair gave it when calling the meeting. */
  reason: string
}

const takenBack = (db: Reader, inspection: string) =>
  db
    .selectFrom('taken_back as t')
    .innerJoin('panel_meeting as m', 'm.id', 't.meeting_id')
    .where('t.inspection_id', '=', inspection)
    .select(['t.taken_back_at as at', 'm.number as meeting', 'm.reason'])

/** By round. */
export async function roundsTakenBack(db: Reader, inspection: string): Promise<Map<number, TakenBack>> {
  const rows = await takenBack(db, inspection)
    .where('t.accuracy_round', 'is not', null)
    .select('t.accuracy_round as round')
    .execute()
  return new Map(rows.map(({ round, reason, ...one }) => [round!, { ...one, reason: reason ?? '' }]))
}

export interface ApprovalTakenBack extends TakenBack {
  version: number
  approvedAt: Date
  by: string
}

/** Newest first. */
export async function approvalsTakenBack(db: Reader, inspection: string): Promise<ApprovalTakenBack[]> {
  const rows = await takenBack(db, inspection)
    .innerJoin('report as r', (join) =>
      join.onRef('r.inspection_id', '=', 't.inspection_id').onRef('r.version', '=', 't.report_version'),
    )
    .innerJoin('person as p', 'p.id', 'r.approved_by')
    .select(['r.version', 'r.approved_at as approvedAt', 'p.name as by'])
    .orderBy('r.version', 'desc')
    .execute()
  return rows.map(({ reason, ...one }) => ({ ...one, reason: reason ?? '' }))
}
