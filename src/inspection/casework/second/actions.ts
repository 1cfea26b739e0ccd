/** Picking cases for a second assessment, giving them to people, and recording which view stands. */
import { sql } from 'kysely'
import type { Picked } from '#engine/sampling/pick-cases.ts'
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

interface CaseToAssess {
  caseId: string
  caseKind: string
}

async function openSeconds(
  db: Writer,
  inspection: string,
  cases: CaseToAssess[],
  why: { pick_id: string } | { reason: string },
  actor: string,
): Promise<string[]> {
  if (cases.length === 0) return []
  const rows = await db
    .insertInto('assessment')
    .values(
      cases.map(({ caseId, caseKind }) => ({
        inspection_id: inspection,
        case_id: caseId,
        case_kind: caseKind,
        part: 'second',
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (rows.length !== cases.length)
    throw new Problem(
      'changed-meanwhile',
      'Somebody chose one of these cases for a second assessment meanwhile.',
    )
  await db
    .insertInto('second_choice')
    .values(rows.map(({ id }) => ({ assessment_id: id, chosen_by: actor, ...why })))
    .execute()
  return rows.map(({ id }) => id)
}

export interface SharePicked {
  inspection: string
  caseKind: string
  amount: number
  unit: 'per-cent' | 'cases'
  seed: string
  lot: Picked
  /** Those of the picked cases that have no second assessment yet. */
  cases: CaseToAssess[]
}

export const pickSeconds = action('second-assessments-picked', async (db, input: SharePicked, actor) => {
  const { inspection, caseKind, amount, unit, seed, lot } = input
  const { id } = await db
    .insertInto('second_pick')
    .values({
      inspection_id: inspection,
      case_kind: caseKind,
      amount,
      unit,
      seed,
      among: JSON.stringify(lot.among),
      among_digest: lot.digest,
      picked: JSON.stringify(lot.picked),
      picked_by: actor.id!,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const opened = await openSeconds(db, inspection, input.cases, { pick_id: id }, actor.id!)
  return {
    stream: `inspection:${inspection}`,
    payload: {
      inspection,
      caseKind,
      pick: id,
      seed,
      among: lot.among.length,
      digest: lot.digest,
      picked: lot.picked.length,
      opened: opened.length,
    },
    result: undefined,
  }
})

export const chooseSecond = action(
  'second-assessment-chosen',
  async (db, input: { inspection: string; one: CaseToAssess; reason: string }, actor) => {
    const { inspection, one, reason } = input
    const [assessment] = await openSeconds(db, inspection, [one], { reason }, actor.id!)
    return {
      stream: `inspection:${inspection}`,
      payload: { inspection, assessment: assessment! },
      result: undefined,
    }
  },
)

export interface SecondGiven {
  assessment: string
  assessor: string | null
  /** Why it is not blind; null when it is. */
  openReason: string | null
}

export const giveSeconds = action(
  'second-assessments-given',
  async (db, input: { inspection: string; given: SecondGiven[] }, actor) => {
    const { inspection, given } = input
    for (const { assessment, assessor, openReason } of given) {
      const updated = await db
        .updateTable('assessment')
        .set({
          assessor_id: assessor,
          allocated_at: assessor ? sql`now()` : null,
          blind: openReason === null,
        })
        .where('id', '=', assessment)
        .where('inspection_id', '=', inspection)
        .where('part', '=', 'second')
        .where('completed_at', 'is', null)
        .executeTakeFirst()
      if (Number(updated.numUpdatedRows) !== 1)
        throw new Problem('changed-meanwhile', 'A second assessment was completed while you were giving it.')
      await db
        .insertInto('second_given')
        .values((eb) => ({
          assessment_id: assessment,
          version: eb
            .selectFrom('second_given')
            .where('assessment_id', '=', assessment)
            .select((e) => e(e.fn.coalesce(e.fn.max('version'), e.lit(0)), '+', e.lit(1)).as('next')),
          assessor_id: assessor,
          open_reason: openReason,
          given_by: actor.id!,
        }))
        .execute()
    }
    return {
      stream: `inspection:${inspection}`,
      payload: {
        inspection,
        given: given.map(({ assessment, assessor, openReason }) => ({
          assessment,
          assessor,
          blind: openReason === null,
        })),
      },
      result: undefined,
    }
  },
)

export interface Reconciled {
  /** The inspection's own assessment of the case. */
  assessment: string
  question: string
  /** The version this one follows: 0 for the first. */
  version: number
  firstValue: string
  secondValue: string
  stands: 'first' | 'second'
  reason: string
}

export const reconcile = action('views-reconciled', async (db, input: Reconciled, actor) => {
  const { assessment, question, stands } = input
  const version = input.version + 1
  const added = await db
    .insertInto('reconciliation')
    .values({
      assessment_id: assessment,
      question,
      version,
      first_value: input.firstValue,
      second_value: input.secondValue,
      stands,
      reason: input.reason,
      decided_by: actor.id!,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(added.numInsertedOrUpdatedRows) !== 1)
    throw new Problem(
      'changed-meanwhile',
      'Somebody decided this question while the page was open. Read theirs, then decide again if yours should stand.',
    )
  return {
    stream: `assessment:${assessment}`,
    payload: { assessment, question, version, stands },
    result: undefined,
  }
})
