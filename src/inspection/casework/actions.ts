/** Giving cases to people, saving answers, completing cases. */
import { sql } from 'kysely'
import { action, actionAtOnce } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import type { Allocation } from './allocate.ts'
import type { Given } from './read-answer.ts'
import type { Snapshot } from './snapshot.ts'

export const allocateCases = action(
  'cases-allocated',
  async (db, input: { inspection: string; allocations: Allocation[] }, actor) => {
    for (const { assessment, assessor } of input.allocations) {
      const given = await db
        .updateTable('assessment')
        .set({ assessor_id: assessor, allocated_at: assessor ? sql`now()` : null })
        .where('id', '=', assessment)
        .where('inspection_id', '=', input.inspection)
        .where('part', '=', 'first')
        .where('completed_at', 'is', null)
        .executeTakeFirst()
      if (Number(given.numUpdatedRows) !== 1)
        throw new Problem('changed-meanwhile', 'A case was completed while you were allocating it.')
      // Who had a case before is told so when they try to save in it.
      await sql`insert into case_allocation (assessment_id, version, assessor_id, allocated_by)
        select ${assessment}, coalesce(max(version), 0) + 1, ${assessor}::uuid, ${actor.id}::uuid
        from case_allocation where assessment_id = ${assessment}`.execute(db)
      // Whoever worked on it together with the assessor and now has it is a colleague of nobody.
      await sql`insert into case_colleague (assessment_id, version, person_id, decided_by)
        select ${assessment}, last.version + 1, null, ${actor.id}::uuid
        from (select version, person_id from case_colleague where assessment_id = ${assessment}
          order by version desc limit 1) last
        where last.person_id = ${assessor}::uuid`.execute(db)
    }
    return { stream: `inspection:${input.inspection}`, payload: input, result: undefined }
  },
)

/** Records that someone looked into a case. */
export const seeCase = action('assessment-seen', async (_db, input: { assessment: string }) => ({
  stream: `assessment:${input.assessment}`,
  payload: input,
  result: undefined,
}))

/**
 * Saves one answer as the version after `version`. One statement, because this is what inspectors wait for most.
 * Both columns of the key descend together, so that the key gives the newest version at once.
 * It comes to null when there is a newer version, nothing would change, or the case was completed.
 */
export const saveAnswer = actionAtOnce(
  'answer-saved',
  (input: Given & { assessment: string; version: number; sentAs?: string | undefined }, actor) => {
    const version = input.version + 1
    return {
      stream: `assessment:${input.assessment}`,
      payload: { assessment: input.assessment, question: input.question, version },
      change: sql<{ answered_at: Date }>`
        insert into answer (assessment_id, question, version, value, note, answered_by, sent_as)
        select a.id, ${input.question}, ${version}::integer, ${input.value}, ${input.note}, ${actor.id}::uuid,
          ${input.sentAs ?? null}::uuid
        from assessment a
        left join lateral (
          select version, value, note from answer
          where assessment_id = a.id and question = ${input.question}
          order by question desc, version desc limit 1
        ) newest on true
        where a.id = ${input.assessment} and a.completed_at is null
          and coalesce(newest.version, 0) = ${input.version}::integer
          and (newest.value is distinct from ${input.value}::text
            or newest.note is distinct from ${input.note}::text)
        for share of a
        on conflict do nothing
        returning answered_at`,
    }
  },
  (row, { version }) => ({ version: version + 1, savedAt: row.answered_at }),
)

/** Saves the changed answers of a screen, each as its next version. The caller holds the case. */
export const saveAnswers = action(
  'answers-saved',
  async (db, input: { assessment: string; answers: (Given & { version: number })[] }, actor) => {
    const { savedAt } = await db
      .insertInto('answer')
      .values(
        input.answers.map(({ question, version, value, note }) => ({
          assessment_id: input.assessment,
          question,
          version,
          value,
          note,
          answered_by: actor.id!,
        })),
      )
      .returning('answered_at as savedAt')
      .executeTakeFirstOrThrow()
    return {
      stream: `assessment:${input.assessment}`,
      payload: {
        assessment: input.assessment,
        answers: input.answers.map(({ question, version }) => ({ question, version })),
      },
      result: { savedAt },
    }
  },
)

/** Completes a case with its questions and answers as they can be read. The caller holds the case. */
export const completeCase = action(
  'assessment-completed',
  async (db, input: { assessment: string; snapshot: Snapshot; digest: string }, actor) => {
    const { last } = await db
      .selectFrom('completion')
      .where('assessment_id', '=', input.assessment)
      .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('last'))
      .executeTakeFirstOrThrow()
    const version = last + 1
    const { completed_at } = await db
      .insertInto('completion')
      .values({
        assessment_id: input.assessment,
        version,
        snapshot: JSON.stringify(input.snapshot),
        digest: input.digest,
        completed_by: actor.id!,
      })
      .returning('completed_at')
      .executeTakeFirstOrThrow()
    await db
      .updateTable('assessment')
      .set({ completed_at })
      .where('id', '=', input.assessment)
      .where('completed_at', 'is', null)
      .execute()
    return {
      stream: `assessment:${input.assessment}`,
      payload: { assessment: input.assessment, version, digest: input.digest },
      result: { version },
    }
  },
)
