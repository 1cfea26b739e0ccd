/** Answers of a case that came too late to stand, as long as nobody has decided about them. */
import type { Reader } from '#platform/audit/action.ts'

export type WhySetAside = 'changed-meanwhile' | 'case-complete' | 'fieldwork-closed'

export interface SetAside {
  id: string
  question: string
  value: string | null
  note: string | null
  /** The version that its sender had seen. */
  basedOn: number
  why: WhySetAside
  byId: string
  by: string
  at: Date
}

/** Oldest first. */
export async function undecidedOf(db: Reader, assessmentId: string): Promise<SetAside[]> {
  const rows = await db
    .selectFrom('answer_set_aside as s')
    .innerJoin('person as p', 'p.id', 's.answered_by')
    .leftJoin('answer_set_aside_decision as d', 'd.set_aside_id', 's.id')
    .where('s.assessment_id', '=', assessmentId)
    .where('d.set_aside_id', 'is', null)
    .select([
      's.id',
      's.question',
      's.value',
      's.note',
      's.based_on as basedOn',
      's.why',
      's.answered_by as byId',
      'p.name as by',
      's.set_aside_at as at',
    ])
    .orderBy('s.set_aside_at')
    .orderBy('s.id')
    .execute()
  return rows as SetAside[]
}

/** Where an answer that was sent twice at the same moment is kept. */
export async function keptAs(
  db: Reader,
  assessmentId: string,
  personId: string,
  answer: { question: string; value: string | null; note: string | null },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('answer_set_aside')
    .where('assessment_id', '=', assessmentId)
    .where('answered_by', '=', personId)
    .where('question', '=', answer.question)
    .where('value', 'is not distinct from', answer.value)
    .where('note', 'is not distinct from', answer.note)
    .select('id')
    .orderBy('set_aside_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
