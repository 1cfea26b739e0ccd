/** Cases of an inspection and the answers given in them. The newest version of an answer is the one that counts. */
import type { Reader } from '#platform/audit/action.ts'

export interface ListedCase {
  id: string
  /** The case itself, whichever assessment of it this is. */
  caseId: string
  caseRef: string
  caseKind: string
  caseValues: Record<string, string>
  assessorId: string | null
  assessor: string | null
  /** Who works on it together with the assessor. */
  colleagueId: string | null
  colleague: string | null
  completedAt: Date | null
}

/** Every case to assess, by kind and reference; second assessments are read elsewhere. */
export async function casesOf(db: Reader, inspectionId: string): Promise<ListedCase[]> {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .leftJoin('person as p', 'p.id', 'a.assessor_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('case_colleague as w')
          .whereRef('w.assessment_id', '=', 'a.id')
          .select('w.person_id')
          .orderBy('w.version', 'desc')
          .limit(1)
          .as('together'),
      (join) => join.onTrue(),
    )
    .leftJoin('person as q', 'q.id', 'together.person_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'first')
    .select([
      'q.id as colleagueId',
      'q.name as colleague',
      'a.id',
      'a.case_id as caseId',
      'c.case_ref as caseRef',
      'a.case_kind as caseKind',
      'c.values as caseValues',
      'a.assessor_id as assessorId',
      'p.name as assessor',
      'a.completed_at as completedAt',
    ])
    .orderBy('a.case_kind')
    .orderBy('c.case_ref')
    .execute()
  return rows.map((row) => ({ ...row, caseValues: row.caseValues as Record<string, string> }))
}

/** The current value of every question of every case, by case: what progress needs, without any note. */
export async function valuesOf(db: Reader, inspectionId: string) {
  const rows = await db
    .selectFrom('answer as n')
    .innerJoin('assessment as a', 'a.id', 'n.assessment_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'first')
    .distinctOn(['n.assessment_id', 'n.question'])
    .select(['n.assessment_id as assessment', 'n.question', 'n.value'])
    .orderBy('n.assessment_id', 'desc')
    .orderBy('n.question', 'desc')
    .orderBy('n.version', 'desc')
    .execute()
  return Map.groupBy(rows, (row) => row.assessment)
}

export interface KeptAnswer {
  question: string
  version: number
  value: string | null
  note: string | null
  byId: string
  by: string
  at: Date
}

/** All versions of all answers in a case, newest first. */
export async function historyOf(db: Reader, assessmentId: string): Promise<KeptAnswer[]> {
  return db
    .selectFrom('answer as n')
    .innerJoin('person as p', 'p.id', 'n.answered_by')
    .where('n.assessment_id', '=', assessmentId)
    .select([
      'n.question',
      'n.version',
      'n.value',
      'n.note',
      'n.answered_by as byId',
      'p.name as by',
      'n.answered_at as at',
    ])
    .orderBy('n.question', 'desc')
    .orderBy('n.version', 'desc')
    .execute()
}

/** The newest version of each answer, by question. */
export async function currentAnswers(db: Reader, assessmentId: string): Promise<Map<string, KeptAnswer>> {
  const current = new Map<string, KeptAnswer>()
  for (const answer of await historyOf(db, assessmentId)) {
    if (!current.has(answer.question)) current.set(answer.question, answer)
  }
  return current
}

/**
 * Holds a case until this request is done, so that what is read next is still the newest when it is written to.
 * Saving a single answer shares a lock on the same row, which waits for this one. What only refers to the case does
 * not wait: an answer kept beside another might be the very one that whoever holds the case waits for.
 * @returns when the case was completed, as it stands now
 */
export async function holdCase(db: Reader, assessmentId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('assessment')
    .where('id', '=', assessmentId)
    .select('completed_at')
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return row.completed_at
}

/**
 * When a case was completed, without holding it. Whoever was refused a save still shares a lock on the case: two of
 * them who both asked to hold it would wait for each other.
 */
export async function completedAt(db: Reader, assessmentId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('assessment')
    .where('id', '=', assessmentId)
    .select('completed_at')
    .executeTakeFirstOrThrow()
  return row.completed_at
}

/** How many alerts were raised for a case, closed ones too. */
export async function alertsRaisedFor(db: Reader, assessmentId: string): Promise<number> {
  const { count } = await db
    .selectFrom('alert')
    .where('assessment_id', '=', assessmentId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The newest version of one answer, with what the device that sent it called it. */
export async function newestSentAs(
  db: Reader,
  assessmentId: string,
  question: string,
): Promise<{ version: number; sentAs: string | null } | undefined> {
  return db
    .selectFrom('answer')
    .where('assessment_id', '=', assessmentId)
    .where('question', '=', question)
    .select(['version', 'sent_as as sentAs'])
    .orderBy('question', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}
