/** The cases of the sample with what was answered of each, for all that is counted or told of them. */
import type { Reader } from '#platform/audit/action.ts'

export interface SampledCase {
  id: string
  kind: string
  /** The caseload's columns by their ids. */
  values: Record<string, string>
  complete: boolean
  /** It was not drawn: it took the place of a case that left the sample. */
  steppedIn: boolean
}

/**
 * The cases that count: those the newest draw of each kind of case brought or that stepped in since, and that are
 * being assessed. Other reserves, cases that left the sample and those of an earlier draw are not among them.
 */
export async function sampledCases(db: Reader, inspectionId: string): Promise<SampledCase[]> {
  const rows = await db
    .with('newest_draw', (q) =>
      q
        .selectFrom('sample as s')
        .innerJoin('sample_draw as d', 'd.sample_id', 's.id')
        .where('s.inspection_id', '=', inspectionId)
        .distinctOn('s.case_kind')
        .select(['s.id', 's.case_kind'])
        .orderBy('s.case_kind')
        .orderBy('s.version', 'desc'),
    )
    .selectFrom('newest_draw as n')
    .innerJoin('sample_case as sc', 'sc.sample_id', 'n.id')
    .innerJoin('caseload_case as c', 'c.id', 'sc.case_id')
    .innerJoin('assessment as a', 'a.case_id', 'c.id')
    .where((eb) =>
      eb.or([
        eb('sc.part', '=', 'drawn'),
        eb.exists(
          eb
            .selectFrom('case_left as l')
            .whereRef('l.sample_id', '=', 'sc.sample_id')
            .whereRef('l.replaced_by', '=', 'sc.case_id')
            .select('l.case_id'),
        ),
      ]),
    )
    .where('a.part', '=', 'first')
    .where('a.inspection_id', '=', inspectionId)
    .select(['a.id', 'a.case_kind as kind', 'c.values', 'a.completed_at', 'sc.part as place'])
    .orderBy('a.case_kind')
    .orderBy('c.case_ref')
    .execute()
  return rows.map(({ completed_at, values, place, ...row }) => ({
    ...row,
    values: values as Record<string, string>,
    complete: completed_at !== null,
    steppedIn: place === 'reserve',
  }))
}

export interface CurrentAnswer {
  assessment: string
  /** A question's id, or 'fact:' and a fact's id. */
  question: string
  /** Null once an answer was taken back. */
  value: string | null
}

/** The newest version of every answer of these assessments. */
export async function currentAnswers(db: Reader, assessments: string[]): Promise<CurrentAnswer[]> {
  if (assessments.length === 0) return []
  return db
    .selectFrom('answer')
    .where('assessment_id', 'in', assessments)
    .distinctOn(['assessment_id', 'question'])
    .select(['assessment_id as assessment', 'question', 'value'])
    .orderBy('assessment_id')
    .orderBy('question')
    .orderBy('version', 'desc')
    .execute()
}
