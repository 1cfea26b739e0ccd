/** Both views of every case that two people have assessed: as they stand now, or as each was first completed. */

import { caseState } from '#engine/casework/case-state.ts'
import { type Decided, reconcileViews } from '#engine/casework/reconcile.ts'
import type { View } from '#engine/casework/two-views.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import { type SecondAssessment, secondsOf } from './queries.ts'

export interface TwiceAssessed {
  about: SecondAssessment
  first: View
  second: View
}

interface Given {
  assessment: string
  question: string
  value: string | null
}

const newest = (db: Reader, assessments: string[]) =>
  db
    .selectFrom('answer as n')
    .where('n.assessment_id', 'in', assessments)
    .distinctOn(['n.assessment_id', 'n.question'])
    .select(['n.assessment_id as assessment', 'n.question', 'n.value'])
    .orderBy('n.assessment_id')
    .orderBy('n.question')
    .orderBy('n.version', 'desc')

/** Until then neither could know the other's view; what is changed later may be owed to having read it. */
const whenFirstCompleted = (db: Reader, assessments: string[]) =>
  newest(db, assessments)
    .innerJoin('completion as k', (join) =>
      join.onRef('k.assessment_id', '=', 'n.assessment_id').on('k.version', '=', 1),
    )
    .whereRef('n.answered_at', '<=', 'k.completed_at')

async function valuesOfCases(db: Reader, inspectionId: string): Promise<Map<string, Record<string, string>>> {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'second')
    .select(['a.id', 'c.values'])
    .execute()
  return new Map(rows.map(({ id, values }) => [id, values as Record<string, string>]))
}

export async function twiceAssessed(
  db: Reader,
  framework: Framework,
  inspectionId: string,
  when: 'now' | 'first-completed',
): Promise<TwiceAssessed[]> {
  const both = (await secondsOf(db, inspectionId)).filter((one) => one.completedAt && one.firstCompletedAt)
  if (both.length === 0) return []
  const ids = both.flatMap((one) => [one.id, one.firstId])
  const read: Given[] = await (when === 'now' ? newest(db, ids) : whenFirstCompleted(db, ids)).execute()
  const given = Map.groupBy(read, (one) => one.assessment)
  const values = await valuesOfCases(db, inspectionId)
  return both.map((about) => {
    const view = (id: string): View =>
      caseState(
        { framework, caseKind: about.caseKind, caseValues: values.get(about.id) ?? {} },
        given.get(id) ?? [],
      )
    return { about, first: view(about.firstId), second: view(about.id) }
  })
}

export interface Unsettled {
  about: SecondAssessment
  /** Differences on key questions, prompts and facts that nobody has settled. */
  open: number
}

/** Cases whose two assessments differ where nobody has decided which view stands. */
export async function unsettledCases(
  db: Reader,
  framework: Framework,
  inspectionId: string,
): Promise<Unsettled[]> {
  const cases = await twiceAssessed(db, framework, inspectionId, 'now')
  if (cases.length === 0) return []
  const rows = await db
    .selectFrom('reconciliation')
    .where(
      'assessment_id',
      'in',
      cases.map(({ about }) => about.firstId),
    )
    .distinctOn(['assessment_id', 'question'])
    .select(['assessment_id as assessment', 'question', 'stands'])
    .select(['first_value as firstValue', 'second_value as secondValue'])
    .orderBy('assessment_id')
    .orderBy('question')
    .orderBy('version', 'desc')
    .execute()
  return cases
    .map(({ about, first, second }) => {
      const decisions = rows
        .filter((row) => row.assessment === about.firstId)
        .map((row): Decided => ({ ...row, stands: row.stands as Decided['stands'] }))
      const { open } = reconcileViews(framework, about.caseKind, first, second, decisions)
      return { about, open: open.length }
    })
    .filter(({ open }) => open > 0)
}
