/** Answers that came too late, as moments of a case's history: when each was set aside, and when it was decided about. */
import type { Reader } from '#platform/audit/action.ts'
import type { SetAsideMoment } from './history.queries.ts'
import type { WhySetAside } from './set-aside.queries.ts'

export async function setAsideMoments(
  db: Reader,
  assessmentId: string,
  question: string | undefined,
): Promise<SetAsideMoment[]> {
  const rows = await db
    .selectFrom('answer_set_aside as s')
    .innerJoin('person as p', 'p.id', 's.answered_by')
    .leftJoin('answer_set_aside_decision as d', 'd.set_aside_id', 's.id')
    .leftJoin('person as q', 'q.id', 'd.decided_by')
    .where('s.assessment_id', '=', assessmentId)
    .$if(question !== undefined, (query) => query.where('s.question', '=', question!))
    .select(['s.question', 's.value', 's.note', 's.why', 's.answered_by as byId', 'p.name as from'])
    .select(['s.set_aside_at as at', 'd.decision', 'd.decided_at as decidedAt'])
    .select(['d.decided_by as decidedById', 'q.name as decidedBy'])
    .execute()
  return rows.flatMap(
    ({ decision, decidedAt, decidedById, decidedBy, at, byId, ...row }): SetAsideMoment[] => {
      const late = { ...row, why: row.why as WhySetAside }
      const arrived = { ...late, kind: 'set-aside' as const, byId, by: row.from, at, decision: null }
      if (!decision || !decidedAt || !decidedById) return [arrived]
      return [
        arrived,
        {
          ...late,
          kind: 'decided',
          byId: decidedById,
          by: decidedBy ?? 'Somebody',
          at: decidedAt,
          decision: decision as SetAsideMoment['decision'],
        },
      ]
    },
  )
}
