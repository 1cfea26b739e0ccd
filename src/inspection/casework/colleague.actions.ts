/** The colleague who works on a case together with its assessor: each decision is the next version. */
import { action } from '#platform/audit/action.ts'

export const changeColleague = action(
  'case-colleague-changed',
  async (db, { assessment, colleague }: { assessment: string; colleague: string | null }, actor) => {
    const { last } = await db
      .selectFrom('case_colleague')
      .where('assessment_id', '=', assessment)
      .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('last'))
      .executeTakeFirstOrThrow()
    const version = last + 1
    await db
      .insertInto('case_colleague')
      .values({ assessment_id: assessment, version, person_id: colleague, decided_by: actor.id })
      .execute()
    return {
      stream: `assessment:${assessment}`,
      payload: { assessment, colleague, version },
      result: undefined,
    }
  },
)
