/** The drafts that were locked for the service. Read by factual accuracy, and by approval, which shows what changed since. */
import type { ReportDocument } from '#engine/report/document.ts'
import type { Reader } from '#platform/audit/action.ts'
import { roundsTakenBack, type TakenBack } from './taken-back.ts'

export interface LockedDraft {
  version: number
  round: number
  digest: string
  lockedAt: Date
  by: string
  /** The ratings panel met again after it was locked. */
  takenBack: TakenBack | null
}

/** Every locked draft, newest first, without what it says. */
export async function lockedDrafts(db: Reader, inspection: string): Promise<LockedDraft[]> {
  const takenBack = await roundsTakenBack(db, inspection)
  const rows = await db
    .selectFrom('accuracy_draft as d')
    .innerJoin('person as p', 'p.id', 'd.locked_by')
    .where('d.inspection_id', '=', inspection)
    .select(['d.version', 'd.round', 'd.digest', 'd.locked_at as lockedAt', 'p.name as by'])
    .orderBy('d.version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, takenBack: takenBack.get(row.round) ?? null }))
}

export async function lockedDocument(
  db: Reader,
  inspection: string,
  version: number,
): Promise<ReportDocument | undefined> {
  const row = await db
    .selectFrom('accuracy_draft')
    .where('inspection_id', '=', inspection)
    .where('version', '=', version)
    .select('document')
    .executeTakeFirst()
  return row?.document as unknown as ReportDocument | undefined
}
