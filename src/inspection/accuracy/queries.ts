/** The locked drafts that the service read, and what was said about them. */
import type { ReportDocument } from '#engine/report/document.ts'
import type { Reader } from '#platform/audit/action.ts'
import { roundsTakenBack, type TakenBack } from '../taken-back.ts'

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

export interface AccuracyComment {
  id: string
  draft: number
  round: number
  paragraph: number
  quote: string
  body: string
  late: boolean
  by: string
  at: Date
  /** The newest answer. */
  answer: { version: number; decision: 'accepted' | 'declined'; reason: string; by: string; at: Date } | null
}

/** Every comment with its newest answer, in the order of the report. */
export async function accuracyComments(db: Reader, inspection: string): Promise<AccuracyComment[]> {
  const comments = await db
    .selectFrom('accuracy_comment as c')
    .innerJoin('person as p', 'p.id', 'c.written_by')
    .innerJoin('accuracy_draft as d', (join) =>
      join.onRef('d.inspection_id', '=', 'c.inspection_id').onRef('d.version', '=', 'c.draft_version'),
    )
    .where('c.inspection_id', '=', inspection)
    .select([
      'c.id',
      'c.draft_version as draft',
      'd.round',
      'c.paragraph',
      'c.quote',
      'c.body',
      'c.late',
      'p.name as by',
      'c.written_at as at',
    ])
    .orderBy('c.draft_version')
    .orderBy('c.paragraph')
    .orderBy('c.written_at')
    .execute()
  const answers = await db
    .selectFrom('accuracy_answer as a')
    .innerJoin('accuracy_comment as c', 'c.id', 'a.comment_id')
    .innerJoin('person as p', 'p.id', 'a.answered_by')
    .where('c.inspection_id', '=', inspection)
    .distinctOn('a.comment_id')
    .select([
      'a.comment_id as comment',
      'a.version',
      'a.decision',
      'a.reason',
      'p.name as by',
      'a.answered_at as at',
    ])
    .orderBy('a.comment_id')
    .orderBy('a.version', 'desc')
    .execute()
  return comments.map((comment) => {
    const found = answers.find((one) => one.comment === comment.id)
    if (!found) return { ...comment, answer: null }
    const { version, reason, by, at } = found
    const decision = found.decision as 'accepted' | 'declined'
    return { ...comment, answer: { version, decision, reason, by, at } }
  })
}
