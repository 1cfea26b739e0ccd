/** What was said about the locked drafts, and what was answered. */
import type { Reader } from '#platform/audit/action.ts'

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
