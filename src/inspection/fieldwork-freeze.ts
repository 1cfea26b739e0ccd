/** Reads what was frozen when fieldwork closed, for casework, which makes it, and for the results, which rest on it. */
import type { CompletedCase } from '#engine/casework/freeze.ts'
import type { Reader } from '#platform/audit/action.ts'

export interface KeptFreeze {
  version: number
  content: string
  digest: string
  by: string
  at: Date
  /** Set once somebody went back to fieldwork: the freeze no longer holds. */
  reopened: { reason: string; by: string; at: Date } | null
}

/** Every freeze of an inspection, newest first. */
export async function freezesOf(db: Reader, inspectionId: string): Promise<KeptFreeze[]> {
  const rows = await db
    .selectFrom('fieldwork_freeze as f')
    .innerJoin('person as p', 'p.id', 'f.frozen_by')
    .leftJoin('fieldwork_reopening as r', (join) =>
      join.onRef('r.inspection_id', '=', 'f.inspection_id').onRef('r.version', '=', 'f.version'),
    )
    .leftJoin('person as q', 'q.id', 'r.reopened_by')
    .where('f.inspection_id', '=', inspectionId)
    .select(['f.version', 'f.content', 'f.digest', 'f.frozen_at as at', 'p.name as by'])
    .select(['r.reason', 'r.reopened_at as reopenedAt', 'q.name as reopenedBy'])
    .orderBy('f.version', 'desc')
    .execute()
  return rows.map(({ reason, reopenedAt, reopenedBy, ...freeze }) => ({
    ...freeze,
    reopened: reopenedAt ? { reason: reason!, by: reopenedBy!, at: reopenedAt } : null,
  }))
}

/** Every version of every completed case, with the digest that was stored with it. */
export async function completedCases(db: Reader, inspectionId: string): Promise<CompletedCase[]> {
  return db
    .selectFrom('completion as c')
    .innerJoin('assessment as a', 'a.id', 'c.assessment_id')
    .where('a.inspection_id', '=', inspectionId)
    .select(['c.assessment_id as assessment', 'c.version', 'c.digest'])
    .orderBy('c.assessment_id')
    .orderBy('c.version')
    .execute()
}
