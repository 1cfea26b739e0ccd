import type { Reader } from '#platform/audit/action.ts'

/** The question that a person answered last in each case of an inspection. */
export async function lastAnsweredBy(
  db: Reader,
  inspectionId: string,
  personId: string,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('answer as n')
    .innerJoin('assessment as a', 'a.id', 'n.assessment_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'first')
    .where('n.answered_by', '=', personId)
    .distinctOn('n.assessment_id')
    .select(['n.assessment_id as assessment', 'n.question'])
    .orderBy('n.assessment_id')
    .orderBy('n.answered_at', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.assessment, row.question]))
}
