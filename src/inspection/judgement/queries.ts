/** What results and the panel rest on, as the database holds it. */
import type { Reader } from '#platform/audit/action.ts'

/** Eligible cases by kind: of the file the newest draw was made from, otherwise of the newest accepted file. */
export async function caseloadSizes(db: Reader, inspectionId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('caseload_upload as u')
    .leftJoin('sample as s', 's.upload_id', 'u.id')
    .leftJoin('sample_draw as d', 'd.sample_id', 's.id')
    .where('u.inspection_id', '=', inspectionId)
    .distinctOn('u.case_kind')
    .select('u.case_kind as kind')
    .select((eb) =>
      eb
        .selectFrom('caseload_case as c')
        .whereRef('c.upload_id', '=', 'u.id')
        .select((e) => e.fn.countAll<number>().as('count'))
        .as('size'),
    )
    .orderBy('u.case_kind')
    .orderBy('d.drawn_at', (order) => order.desc().nullsLast())
    .orderBy('u.version', 'desc')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.kind, row.size ?? 0]))
}

export interface Judgement {
  standard: string
  version: number
  /** The rating's id in the framework. */
  rating: string
  reasons: string
  by: { id: string; name: string }
  at: Date
}

/** Every version of the lead's judgements, newest first. */
export async function judgementsOf(db: Reader, inspectionId: string): Promise<Judgement[]> {
  const rows = await db
    .selectFrom('qualitative_judgement as j')
    .innerJoin('person as p', 'p.id', 'j.proposed_by')
    .where('j.inspection_id', '=', inspectionId)
    .select(['j.standard', 'j.version', 'j.rating', 'j.reasons', 'j.proposed_at as at', 'p.id', 'p.name'])
    .orderBy('j.standard')
    .orderBy('j.version', 'desc')
    .execute()
  return rows.map(({ id, name, ...row }) => ({ ...row, by: { id, name } }))
}

export interface Decision {
  standard: string
  version: number
  /** The ratings' ids: what the rules or the lead gave when the panel decided, and what it decided. */
  proposed: string
  rating: string
  /** As it may be published. */
  reason: string
  by: { id: string; name: string }
  at: Date
  /** The number of the meeting; null for what was decided before meetings were kept. */
  meeting: number | null
}

/** The meeting whose decisions hold: the newest that was not given up. */
async function meetingThatHolds(db: Reader, inspectionId: string) {
  return db
    .selectFrom('panel_meeting as m')
    .leftJoin('panel_end as e', 'e.meeting_id', 'm.id')
    .where('m.inspection_id', '=', inspectionId)
    .where((eb) => eb.or([eb('e.how', 'is', null), eb('e.how', '=', 'concluded')]))
    .select(['m.id', 'm.number'])
    .orderBy('m.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every version of the decisions of the meeting that holds, newest first. */
export async function decisionsOf(db: Reader, inspectionId: string): Promise<Decision[]> {
  const meeting = await meetingThatHolds(db, inspectionId)
  const rows = meeting
    ? await db
        .selectFrom('meeting_decision as d')
        .innerJoin('person as p', 'p.id', 'd.decided_by')
        .where('d.meeting_id', '=', meeting.id)
        .select(['d.standard', 'd.version', 'd.proposed', 'd.rating', 'd.reason', 'd.decided_at as at'])
        .select(['p.id', 'p.name'])
        .orderBy('d.standard')
        .orderBy('d.version', 'desc')
        .execute()
    : await db
        .selectFrom('panel_decision as d')
        .innerJoin('person as p', 'p.id', 'd.decided_by')
        .where('d.inspection_id', '=', inspectionId)
        .select(['d.standard', 'd.version', 'd.proposed', 'd.rating', 'd.reason', 'd.decided_at as at'])
        .select(['p.id', 'p.name'])
        .orderBy('d.standard')
        .orderBy('d.version', 'desc')
        .execute()
  return rows.map(({ id, name, ...row }) => ({
    ...row,
    by: { id, name },
    meeting: meeting?.number ?? null,
  }))
}

/** The figures as the panel left them, if it has concluded. */
export async function newestResult(db: Reader, inspectionId: string) {
  return db
    .selectFrom('result as r')
    .leftJoin('person as p', 'p.id', 'r.concluded_by')
    .where('r.inspection_id', '=', inspectionId)
    .select(['r.version', 'r.results', 'r.rated', 'r.digest', 'r.concluded_at as at', 'p.name as by'])
    .orderBy('r.version', 'desc')
    .limit(1)
    .executeTakeFirst()
}
