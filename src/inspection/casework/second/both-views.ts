/** Reads both assessments of a case and what was decided between them. */

import { caseState } from '#engine/casework/case-state.ts'
import { type ReconciledView, reconcileViews } from '#engine/casework/reconcile.ts'
import { type Compared, compareViews } from '#engine/casework/two-views.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { AssessmentThing } from '#platform/permissions/things.ts'
import { Problem } from '#platform/web/problems.ts'
import { contextOf } from '../case-view.ts'
import { currentAnswers, type KeptAnswer } from '../queries.ts'

export interface Reconciliation {
  question: string
  version: number
  firstValue: string
  secondValue: string
  stands: 'first' | 'second'
  reason: string
  byId: string
  by: string
  at: Date
}

export interface BothViews {
  firstId: string
  secondId: string
  /** Whose they are. */
  assessors: Record<'first' | 'second', { id: string | null; name: string }>
  answers: Record<'first' | 'second', ReadonlyMap<string, KeptAnswer>>
  compared: Compared[]
  reconciled: ReconciledView
  /** Every decision, newest first, by question. */
  decisions: ReadonlyMap<string, Reconciliation[]>
}

/** All versions of what was decided about a case, newest first. */
export async function reconciliationsOf(db: Reader, firstId: string): Promise<Reconciliation[]> {
  const rows = await db
    .selectFrom('reconciliation as r')
    .innerJoin('person as p', 'p.id', 'r.decided_by')
    .where('r.assessment_id', '=', firstId)
    .select(['r.question', 'r.version', 'r.first_value as firstValue', 'r.second_value as secondValue'])
    .select(['r.stands', 'r.reason', 'r.decided_by as byId', 'p.name as by', 'r.decided_at as at'])
    .orderBy('r.question')
    .orderBy('r.version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, stands: row.stands as Reconciliation['stands'] }))
}

/** @throws Problem unless both assessments of the case are complete; it does not say whether there is a second one */
export async function bothViews(
  db: Reader,
  framework: Framework,
  asked: AssessmentThing,
): Promise<BothViews> {
  if (!asked.twice)
    throw new Problem('stage-closed', 'There are no two complete assessments of this case to compare.')
  const rows = await db
    .selectFrom('assessment as a')
    .leftJoin('person as p', 'p.id', 'a.assessor_id')
    .where('a.case_id', '=', asked.caseId)
    .select(['a.id', 'a.part', 'a.assessor_id as assessorId', 'p.name'])
    .execute()
  const row = (part: string) => rows.find((one) => one.part === part)!
  const [first, second] = [row('first'), row('second')]
  const answers = {
    first: await currentAnswers(db, first.id),
    second: await currentAnswers(db, second.id),
  }
  const context = contextOf(asked, framework)
  const [one, other] = [answers.first, answers.second].map((given) => caseState(context, given.values()))
  const decisions = Map.groupBy(await reconciliationsOf(db, first.id), (decision) => decision.question)
  const newest = [...decisions.values()].map(([last]) => last!)
  const who = ({ assessorId, name }: typeof first) => ({ id: assessorId, name: name ?? 'Nobody' })
  return {
    firstId: first.id,
    secondId: second.id,
    assessors: { first: who(first), second: who(second) },
    answers,
    compared: compareViews(framework, asked.caseKind, one!, other!),
    reconciled: reconcileViews(framework, asked.caseKind, one!, other!, newest),
    decisions,
  }
}

/** Whether a decision was made on the answers as they are now. */
export const stillHolds = (decision: Reconciliation, compared: Compared): boolean =>
  decision.firstValue === compared.first && decision.secondValue === compared.second
