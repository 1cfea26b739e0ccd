/** What a service was asked to send, and what of it is still missing. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#platform/audit/action.ts'

/** A kind of case that was asked for, with the first and last day that counted then. */
export interface AskedKind {
  kind: string
  label: string
  first: string | null
  last: string | null
}

export interface CaseloadAsked {
  inspectionId: string
  slug: string
  service: string
  dueOn: string
  asked: AskedKind[]
  /** Those of which nothing has been accepted. */
  missing: AskedKind[]
  sentAt: Date
  sentBy: string
  /** Set where the newest is a reminder. */
  reminded: boolean
}

/** The newest request of each of these inspections that is still at a stage where a caseload can be sent. */
export async function caseloadsAsked(db: Reader, inspections: readonly string[]): Promise<CaseloadAsked[]> {
  if (inspections.length === 0) return []
  const rows = await db
    .selectFrom('caseload_request as r')
    .distinctOn('r.inspection_id')
    .innerJoin('inspection as i', 'i.id', 'r.inspection_id')
    .innerJoin('service as s', 's.id', 'i.service_id')
    .innerJoin('person as p', 'p.id', 'r.sent_by')
    .where('i.id', 'in', inspections)
    .where('i.stage', 'in', ['caseload', 'sample'])
    .select([
      'i.id as inspectionId',
      'i.slug',
      's.name as service',
      sql<string>`r.due_on::text`.as('dueOn'),
      'r.kind',
      'r.asked',
      'r.sent_at as sentAt',
      'p.name as sentBy',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('caseload_upload as u')
          .whereRef('u.inspection_id', '=', 'i.id')
          .select('u.case_kind as kind')
          .distinct(),
      ).as('sent'),
    )
    .orderBy('r.inspection_id')
    .orderBy('r.version', 'desc')
    .execute()
  return rows.map(({ asked, sent, kind, ...row }) => {
    const kinds = asked as unknown as AskedKind[]
    const done = new Set(sent.map((one) => one.kind))
    return {
      ...row,
      asked: kinds,
      missing: kinds.filter((one) => !done.has(one.kind)),
      reminded: kind === 'reminder',
    }
  })
}
