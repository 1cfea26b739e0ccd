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

export interface RecordedSample {
  id: string
  caseKind: string
  upload: string
  plan: StoredPlan
  frameHash: string
  listDigest: string
  preparedAt: Date
  preparedBy: string
  draw: { seed: string; row: number | null; balance: Balance; drawnAt: Date; drawnBy: string } | null
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
    .where('s.inspection_id', '=', inspection)
    .select([
      's.id',
      's.case_kind as caseKind',
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
      'q.name as drawnBy',
      sql<number>`(select count(*) from sample_case c where c.sample_id = s.id and c.part = 'drawn')`.as(
        'drawn',
      ),
      sql<number>`(select count(*) from sample_case c join assessment a on a.case_id = c.case_id and a.part = 'first'
        where c.sample_id = s.id and a.completed_at is not null)`.as('achieved'),
    ])
    .orderBy('s.case_kind')
    .orderBy('s.version', 'desc')
    .execute()
  return rows.map(({ seed, row, balance, drawnAt, drawnBy, ...sample }) => ({
    ...sample,
    plan: sample.plan as unknown as StoredPlan,
    draw:
      seed === null
        ? null
        : { seed, row, balance: balance as unknown as Balance, drawnAt: drawnAt!, drawnBy: drawnBy! },
  }))
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
