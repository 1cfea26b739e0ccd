/**
 * Cases as they count once two people assessed them: where it was settled that the second view stands, its answer
 * counts. The first assessment itself is untouched, and counts wherever nothing was settled.
 */
import { type Decided, reconcileViews } from '#engine/casework/reconcile.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { AssessedCase } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import { assessedCases } from './assessed-cases.ts'
import { type CurrentAnswer, currentAnswers, type SampledCase } from './sampled-cases.ts'

interface SettledCase {
  /** The inspection's own assessment, and the second of the same case; both complete. */
  first: string
  second: string
  decisions: Decided[]
}

/** Cases where something was settled: the newest decision on each question. */
async function settledCases(db: Reader, inspectionId: string): Promise<SettledCase[]> {
  const rows = await db
    .selectFrom('reconciliation as r')
    .innerJoin('assessment as f', 'f.id', 'r.assessment_id')
    .innerJoin('assessment as s', (join) =>
      join.onRef('s.case_id', '=', 'f.case_id').on('s.part', '=', 'second'),
    )
    .where('f.inspection_id', '=', inspectionId)
    .where('f.completed_at', 'is not', null)
    .where('s.completed_at', 'is not', null)
    .distinctOn(['r.assessment_id', 'r.question'])
    .select(['f.id as first', 's.id as second', 'r.question', 'r.stands'])
    .select(['r.first_value as firstValue', 'r.second_value as secondValue'])
    .orderBy('r.assessment_id')
    .orderBy('r.question')
    .orderBy('r.version', 'desc')
    .execute()
  return [...Map.groupBy(rows, (row) => row.first).values()].map((decisions) => ({
    first: decisions[0]!.first,
    second: decisions[0]!.second,
    decisions: decisions.map((one) => ({ ...one, stands: one.stands as Decided['stands'] })),
  }))
}

/** @returns the cases as they count, and in how many of them a second view does in part */
export async function countedCases(
  db: Reader,
  inspectionId: string,
  framework: Framework,
  cases: SampledCase[],
  answers: CurrentAnswer[],
): Promise<{ counted: AssessedCase[]; bySecond: number }> {
  const counted = assessedCases(framework, cases, answers)
  const settled = await settledCases(db, inspectionId)
  const secondAnswers = await currentAnswers(
    db,
    settled.map((one) => one.second),
  )
  let bySecond = 0
  for (const { first, second, decisions } of settled) {
    const place = cases.findIndex((one) => one.id === first)
    if (place < 0) continue
    const [other] = assessedCases(framework, [{ ...cases[place]!, id: second }], secondAnswers)
    const { kind } = counted[place]!
    const { facts, answers: reconciled } = reconcileViews(framework, kind, counted[place]!, other!, decisions)
    counted[place] = { kind, facts, answers: reconciled }
    if (decisions.some(({ stands }) => stands === 'second')) bySecond += 1
  }
  return { counted, bySecond }
}
