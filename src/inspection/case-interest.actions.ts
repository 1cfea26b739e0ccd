/** Declaring that one should not assess a case, and taking it back. It holds for every assessment of the case. */
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

async function newest(db: Writer, person: string, assessment: string) {
  const { case_id } = await db
    .selectFrom('assessment')
    .where('id', '=', assessment)
    .select('case_id')
    .executeTakeFirstOrThrow()
  const last = await db
    .selectFrom('case_interest')
    .where('person_id', '=', person)
    .where('case_id', '=', case_id)
    .select(['version', 'words', 'withdrawn'])
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return { case_id, last, version: (last?.version ?? 0) + 1 }
}

export const declareCaseInterest = action(
  'case-interest-declared',
  async (db, { person, assessment, words }: { person: string; assessment: string; words: string }) => {
    const { case_id, version } = await newest(db, person, assessment)
    await db.insertInto('case_interest').values({ person_id: person, case_id, version, words }).execute()
    return { stream: `assessment:${assessment}`, payload: { person, assessment, version }, result: undefined }
  },
)

export const withdrawCaseInterest = action(
  'case-interest-withdrawn',
  async (db, { person, assessment }: { person: string; assessment: string }) => {
    const { case_id, last, version } = await newest(db, person, assessment)
    if (!last || last.withdrawn)
      throw new Problem('changed-meanwhile', 'This interest was withdrawn already.')
    await db
      .insertInto('case_interest')
      .values({ person_id: person, case_id, version, words: last.words, withdrawn: true })
      .execute()
    return { stream: `assessment:${assessment}`, payload: { person, assessment, version }, result: undefined }
  },
)
