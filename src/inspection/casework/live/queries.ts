/** What the live view rests on, beyond the cases and their values. Second assessments are no part of it. */
import { sql } from 'kysely'
import type { Reader } from '#platform/audit/action.ts'

/** When each case was last answered. */
export async function lastSavedOf(db: Reader, inspectionId: string): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('answer as n')
    .innerJoin('assessment as a', 'a.id', 'n.assessment_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'first')
    .select((eb) => ['a.id', eb.fn.max('n.answered_at').as('at')])
    .groupBy('a.id')
    .execute()
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/**
 * Differs whenever the page would: the lengths of the audit chains of the inspection and of its own cases, where
 * every answer, completion, reopening and allocation leaves an event. Costs the same however long the histories are.
 */
export async function fingerprintOf(db: Reader, inspectionId: string): Promise<string> {
  const { stage, own, cases } = await db
    .selectFrom('inspection as i')
    .leftJoin('audit_head as h', (join) =>
      join.on('h.stream', '=', sql<string>`'inspection:' || ${sql.ref('i.id')}`),
    )
    .where('i.id', '=', inspectionId)
    .select(['i.stage', 'h.seq as own'])
    .select((eb) =>
      eb
        .selectFrom('assessment as a')
        .innerJoin('audit_head as c', (join) =>
          join.on('c.stream', '=', sql<string>`'assessment:' || ${sql.ref('a.id')}`),
        )
        .whereRef('a.inspection_id', '=', 'i.id')
        .where('a.part', '=', 'first')
        .select((e) => e.fn.sum<string>('c.seq').as('seq'))
        .as('cases'),
    )
    .executeTakeFirstOrThrow()
  return `${stage}.${own ?? 0}.${cases ?? 0}`
}
