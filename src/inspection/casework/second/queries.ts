/** Second assessments: which cases have one, why, who makes it, and who has already looked into the first. */
import type { Reader } from '#platform/audit/action.ts'

export interface SecondAssessment {
  id: string
  /** The inspection's own assessment of the same case. */
  firstId: string
  caseId: string
  caseRef: string
  caseKind: string
  assessorId: string | null
  assessor: string | null
  firstAssessorId: string | null
  firstAssessor: string | null
  /** Colleagues who work on each of the two together with its assessor. */
  firstColleagueId: string | null
  colleagueId: string | null
  completedAt: Date | null
  firstCompletedAt: Date | null
  begun: boolean
  blind: boolean
  /** Why a person chose the case; null when it was picked by lot. */
  reason: string | null
}

/** Every second assessment of an inspection, by kind and reference. */
export async function secondsOf(db: Reader, inspectionId: string): Promise<SecondAssessment[]> {
  return db
    .selectFrom('assessment as a')
    .innerJoin('assessment as f', (join) =>
      join.onRef('f.case_id', '=', 'a.case_id').on('f.part', '=', 'first'),
    )
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .leftJoin('second_choice as s', 's.assessment_id', 'a.id')
    .leftJoin('person as p', 'p.id', 'a.assessor_id')
    .leftJoin('person as q', 'q.id', 'f.assessor_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'second')
    .select([
      'a.id',
      'f.id as firstId',
      'a.case_id as caseId',
      'c.case_ref as caseRef',
      'a.case_kind as caseKind',
      'a.assessor_id as assessorId',
      'p.name as assessor',
      'f.assessor_id as firstAssessorId',
      'q.name as firstAssessor',
      'a.completed_at as completedAt',
      'f.completed_at as firstCompletedAt',
      'a.blind',
      's.reason',
    ])
    .select((eb) => {
      const colleague = (assessment: 'a.id' | 'f.id') =>
        eb
          .selectFrom('case_colleague as w')
          .whereRef('w.assessment_id', '=', assessment)
          .select('w.person_id')
          .orderBy('w.version', 'desc')
          .limit(1)
      return [colleague('f.id').as('firstColleagueId'), colleague('a.id').as('colleagueId')]
    })
    .select((eb) =>
      eb
        .exists(eb.selectFrom('answer as n').whereRef('n.assessment_id', '=', 'a.id').select('n.question'))
        .$castTo<boolean>()
        .as('begun'),
    )
    .orderBy('a.case_kind')
    .orderBy('c.case_ref')
    .execute()
}

/** The cases that could be assessed twice: the inspection's own, by kind and reference. */
export async function casesInPlay(db: Reader, inspectionId: string) {
  return db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'first')
    .select(['a.id', 'a.case_id as caseId', 'a.case_kind as caseKind', 'c.case_ref as caseRef'])
    .orderBy('a.case_kind')
    .orderBy('c.case_ref')
    .execute()
}

/** Shares picked by lot so far, oldest first. */
export async function picksOf(db: Reader, inspectionId: string) {
  const rows = await db
    .selectFrom('second_pick as k')
    .innerJoin('person as p', 'p.id', 'k.picked_by')
    .where('k.inspection_id', '=', inspectionId)
    .select(['k.case_kind as caseKind', 'k.amount', 'k.unit', 'k.seed', 'k.among', 'k.picked'])
    .select(['k.among_digest as digest', 'k.picked_at as at', 'p.name as by'])
    .orderBy('k.picked_at')
    .execute()
  return rows.map((row) => ({ ...row, among: row.among as string[], picked: row.picked as string[] }))
}

export type Pick = Awaited<ReturnType<typeof picksOf>>[number]

/** Who has looked into or written in which first assessment, by assessment: they cannot be blind to it any more. */
export async function whoHasSeen(db: Reader, assessments: string[]): Promise<Map<string, Set<string>>> {
  if (assessments.length === 0) return new Map()
  const streamOf = new Map(assessments.map((id) => [`assessment:${id}`, id]))
  const rows = await db
    .selectFrom('audit_event')
    .where('stream', 'in', [...streamOf.keys()])
    .where('actor', 'is not', null)
    .distinct()
    .select(['stream', 'actor'])
    .execute()
  const seen = new Map<string, Set<string>>()
  for (const { stream, actor } of rows) {
    const id = streamOf.get(stream)!
    seen.set(id, (seen.get(id) ?? new Set()).add(actor!))
  }
  return seen
}

/** First assessments that this person must not see into yet, because their own blind second one is not complete. */
export async function hiddenFrom(db: Reader, inspectionId: string, personId: string): Promise<Set<string>> {
  const seconds = await secondsOf(db, inspectionId)
  const blind = seconds.filter(
    (one) => (one.assessorId === personId || one.colleagueId === personId) && one.blind && !one.completedAt,
  )
  return new Set(blind.map((one) => one.firstId))
}
