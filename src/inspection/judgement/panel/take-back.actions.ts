/** A meeting that is called again takes back what was locked or approved on the ratings before it. */
import { action, type Reader } from '#platform/audit/action.ts'

export interface ToTakeBack {
  round: number | null
  report: number | null
}

/** The newest round and the newest approval, unless they were taken back before, or the approval was published. */
export async function toTakeBack(db: Reader, inspection: string): Promise<ToTakeBack> {
  const round = await db
    .selectFrom('accuracy_round as r')
    .leftJoin('taken_back as t', (join) =>
      join.onRef('t.inspection_id', '=', 'r.inspection_id').onRef('t.accuracy_round', '=', 'r.round'),
    )
    .where('r.inspection_id', '=', inspection)
    .select(['r.round', 't.id as taken'])
    .orderBy('r.round', 'desc')
    .limit(1)
    .executeTakeFirst()
  const report = await db
    .selectFrom('report as r')
    .leftJoin('taken_back as t', (join) =>
      join.onRef('t.inspection_id', '=', 'r.inspection_id').onRef('t.report_version', '=', 'r.version'),
    )
    .leftJoin('publication as e', (join) =>
      join.onRef('e.inspection_id', '=', 'r.inspection_id').onRef('e.report_version', '=', 'r.version'),
    )
    .where('r.inspection_id', '=', inspection)
    .select(['r.version', 't.id as taken', 'e.edition'])
    .orderBy('r.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    round: round && round.taken === null ? round.round : null,
    report: report && report.taken === null && report.edition === null ? report.version : null,
  }
}

export const takeBack = action(
  'draft-taken-back',
  async (db, input: ToTakeBack & { inspection: string; meeting: string }) => {
    const { inspection, meeting, round, report } = input
    const about = { inspection_id: inspection, meeting_id: meeting }
    await db
      .insertInto('taken_back')
      .values([
        ...(round === null ? [] : [{ ...about, accuracy_round: round }]),
        ...(report === null ? [] : [{ ...about, report_version: report }]),
      ])
      .execute()
    return {
      stream: `inspection:${inspection}`,
      payload: { inspection, meeting, round, report },
      result: undefined,
    }
  },
)
