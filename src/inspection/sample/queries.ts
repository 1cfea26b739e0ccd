/** The caseloads that samples are drawn from, and the samples as they are recorded. */
import { sql } from 'kysely'
import type { Balance } from '#engine/sampling/balance.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { StoredPlan } from './plan.ts'

export interface CurrentCaseload {
  upload: string
  caseKind: string
  version: number
  cases: number
}

/** The newest accepted caseload of each kind. */
export async function currentCaseloads(db: Reader, inspection: string): Promise<CurrentCaseload[]> {
  return db
    .selectFrom('caseload_upload as u')
    .distinctOn('u.case_kind')
    .where('u.inspection_id', '=', inspection)
    .select(['u.id as upload', 'u.case_kind as caseKind', 'u.version'])
    .select(sql<number>`(select count(*) from caseload_case c where c.upload_id = u.id)`.as('cases'))
    .orderBy('u.case_kind')
    .orderBy('u.version', 'desc')
    .execute()
}

export interface CaseloadCase {
  id: string
  caseRef: string
  values: Record<string, string>
}

export async function casesOf(db: Reader, upload: string): Promise<CaseloadCase[]> {
  const rows = await db
    .selectFrom('caseload_case')
    .where('upload_id', '=', upload)
    .select(['id', 'case_ref as caseRef', 'values'])
    .orderBy('case_ref')
    .execute()
  return rows.map((row) => ({ ...row, values: row.values as Record<string, string> }))
}

/** From a list of possible samples, or along a sorted list where none can be drawn from. */
export type Method = 'lottery' | 'systematic'

export interface RecordedSample {
  id: string
  caseKind: string
  /** How often this kind of case was prepared, this time included. */
  version: number
  method: Method
  /** Why it was prepared once more, or is not drawn from a list. */
  reason: string | null
  upload: string
  plan: StoredPlan
  frameHash: string
  listDigest: string
  preparedAt: Date
  preparedBy: string
  /** When the service said that it had the digest, if it did so before the draw. */
  confirmed: { at: Date; by: string } | null
  draw: {
    seed: string
    row: number | null
    balance: Balance
    drawnAt: Date
    drawnBy: string
    /** Why it was drawn without the service's word that it had the digest. */
    unconfirmed: string | null
  } | null
  /** Cases drawn, and those of them whose assessment is complete. */
  drawn: number
  achieved: number
}

/** The newest sample of each kind that has been prepared, without its list. */
export async function samplesOf(db: Reader, inspection: string): Promise<RecordedSample[]> {
  const rows = await db
    .selectFrom('sample as s')
    .distinctOn('s.case_kind')
    .innerJoin('person as p', 'p.id', 's.prepared_by')
    .leftJoin('sample_draw as d', 'd.sample_id', 's.id')
    .leftJoin('person as q', 'q.id', 'd.drawn_by')
    .leftJoin('sample_confirmation as k', 'k.sample_id', 's.id')
    .leftJoin('person as r', 'r.id', 'k.confirmed_by')
    .where('s.inspection_id', '=', inspection)
    .select([
      's.id',
      's.case_kind as caseKind',
      's.version',
      's.method',
      's.reason',
      's.upload_id as upload',
      's.plan',
      's.frame_hash as frameHash',
      's.list_digest as listDigest',
      's.prepared_at as preparedAt',
      'p.name as preparedBy',
      'd.seed',
      'd.row_number as row',
      'd.balance',
      'd.drawn_at as drawnAt',
      'd.unconfirmed_reason as unconfirmed',
      'q.name as drawnBy',
      'k.confirmed_at as confirmedAt',
      'r.name as confirmedBy',
      sql<number>`(select count(*) from sample_case c where c.sample_id = s.id and c.part = 'drawn')`.as(
        'drawn',
      ),
      sql<number>`(select count(*) from sample_case c join assessment a on a.case_id = c.case_id and a.part = 'first'
        where c.sample_id = s.id and a.completed_at is not null)`.as('achieved'),
    ])
    .orderBy('s.case_kind')
    .orderBy('s.version', 'desc')
    .execute()
  return rows.map(
    ({ seed, row, balance, drawnAt, drawnBy, unconfirmed, confirmedAt, confirmedBy, ...sample }) => ({
      ...sample,
      method: sample.method as Method,
      confirmed: confirmedAt && { at: confirmedAt, by: confirmedBy! },
      plan: sample.plan as unknown as StoredPlan,
      draw:
        seed === null
          ? null
          : {
              seed,
              row,
              balance: balance as unknown as Balance,
              drawnAt: drawnAt!,
              drawnBy: drawnBy!,
              unconfirmed,
            },
    }),
  )
}

export interface FormerSample {
  version: number
  method: Method
  reason: string | null
  listDigest: string
  preparedAt: Date
  preparedBy: string
}

/** What was prepared before, and never drawn from, newest first. */
export async function formerSamples(db: Reader, sample: RecordedSample): Promise<FormerSample[]> {
  const rows = await db
    .selectFrom('sample as s')
    .innerJoin('sample as newest', (join) =>
      join
        .onRef('newest.inspection_id', '=', 's.inspection_id')
        .onRef('newest.case_kind', '=', 's.case_kind')
        .onRef('newest.version', '>', 's.version'),
    )
    .innerJoin('person as p', 'p.id', 's.prepared_by')
    .where('newest.id', '=', sample.id)
    .select([
      's.version',
      's.method',
      's.reason',
      's.list_digest as listDigest',
      's.prepared_at as preparedAt',
    ])
    .select('p.name as preparedBy')
    .orderBy('s.version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, method: row.method as Method }))
}

/** The rows of a prepared list: each the positions (from 0) of its cases in the frame. */
export async function listOf(db: Reader, sample: string): Promise<number[][]> {
  const row = await db.selectFrom('sample').where('id', '=', sample).select('list').executeTakeFirstOrThrow()
  return row.list as unknown as number[][]
}

/** References of the drawn cases, or of the reserves, in their order. */
export async function sampleCases(db: Reader, sample: string, part: 'drawn' | 'reserve'): Promise<string[]> {
  const rows = await db
    .selectFrom('sample_case as s')
    .innerJoin('caseload_case as c', 'c.id', 's.case_id')
    .where('s.sample_id', '=', sample)
    .where('s.part', '=', part)
    .select('c.case_ref as caseRef')
    .orderBy('s.position')
    .execute()
  return rows.map((row) => row.caseRef)
}
