/** The completions of a case, each with what was reopened and why. */
import type { Reader } from '#platform/audit/action.ts'
import type { Snapshot } from './snapshot.ts'

export interface Completion {
  version: number
  digest: string
  byId: string
  by: string
  at: Date
  /** Set where this completion was reopened. */
  reopened: { reason: string; byId: string; by: string; at: Date } | null
}

/** Newest first. */
export async function completionsOf(db: Reader, assessmentId: string): Promise<Completion[]> {
  const rows = await db
    .selectFrom('completion as c')
    .innerJoin('person as p', 'p.id', 'c.completed_by')
    .leftJoin('reopening as r', (join) =>
      join.onRef('r.assessment_id', '=', 'c.assessment_id').onRef('r.version', '=', 'c.version'),
    )
    .leftJoin('person as q', 'q.id', 'r.reopened_by')
    .where('c.assessment_id', '=', assessmentId)
    .select(['c.version', 'c.digest', 'c.completed_at as at', 'c.completed_by as byId', 'p.name as by'])
    .select([
      'r.reason',
      'r.reopened_at as reopenedAt',
      'r.reopened_by as reopenedById',
      'q.name as reopenedBy',
    ])
    .orderBy('c.version', 'desc')
    .execute()
  return rows.map(({ reason, reopenedAt, reopenedById, reopenedBy, ...completion }) => ({
    ...completion,
    reopened: reopenedAt ? { reason: reason!, byId: reopenedById!, by: reopenedBy!, at: reopenedAt } : null,
  }))
}

/** The questions and answers as they were stored with one completion. */
export async function snapshotKept(
  db: Reader,
  assessmentId: string,
  version: number,
): Promise<Snapshot | null> {
  const row = await db
    .selectFrom('completion')
    .where('assessment_id', '=', assessmentId)
    .where('version', '=', version)
    .select('snapshot')
    .executeTakeFirst()
  return row ? (row.snapshot as unknown as Snapshot) : null
}
