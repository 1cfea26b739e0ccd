/** What has been accepted of an inspection's caseload, and how one version differs from the one before it. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reader } from '#platform/audit/action.ts'
import type { SetAside } from './held/set-aside-rows.ts'

export interface Upload {
  id: string
  caseKind: string
  version: number
  fileName: string
  fileDigest: string
  rowCount: number
  uploadedAt: Date
  uploadedBy: string
  cases: number
  notEligible: number
  faults: number
  /** Its files in order, where there are several; otherwise empty. */
  files: { number: number; name: string; rowCount: number }[]
}

/** Every accepted file, the newest of each kind first. */
export async function uploadsOf(db: Reader, inspection: string): Promise<Upload[]> {
  return db
    .selectFrom('caseload_upload as u')
    .innerJoin('person as p', 'p.id', 'u.uploaded_by')
    .where('u.inspection_id', '=', inspection)
    .select([
      'u.id',
      'u.case_kind as caseKind',
      'u.version',
      'u.file_name as fileName',
      'u.file_digest as fileDigest',
      'u.row_count as rowCount',
      'u.uploaded_at as uploadedAt',
      'p.name as uploadedBy',
    ])
    .select((eb) => [
      eb
        .selectFrom('caseload_case as c')
        .whereRef('c.upload_id', '=', 'u.id')
        .select((e) => e.fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('cases'),
      jsonArrayFrom(
        eb
          .selectFrom('caseload_file as f')
          .whereRef('f.upload_id', '=', 'u.id')
          .where(sql<boolean>`(select count(*) > 1 from caseload_file m where m.upload_id = u.id)`)
          .select(['f.number', 'f.file_name as name', 'f.row_count as rowCount'])
          .orderBy('f.number'),
      ).as('files'),
      countSetAside('not-eligible').as('notEligible'),
      countSetAside('fault').as('faults'),
    ])
    .orderBy('u.case_kind')
    .orderBy('u.version', 'desc')
    .execute()
}

/** The number of the newest accepted version of a kind, 0 where there is none. */
export async function newestVersion(db: Reader, inspection: string, caseKind: string): Promise<number> {
  const { last } = await db
    .selectFrom('caseload_upload')
    .where('inspection_id', '=', inspection)
    .where('case_kind', '=', caseKind)
    .select((eb) => eb.fn.max('version').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

const countSetAside = (why: SetAside) =>
  sql<number>`(select count(*) from caseload_set_aside s where s.upload_id = u.id and s.why = ${why})`

export interface SetAsideRow {
  file: number
  row: number
  why: SetAside
  reasons: string[]
}

/** Rows of a file that are not in the caseload, at most `limit` of them, in the order of the file. */
export async function setAsideOf(db: Reader, upload: string, limit: number): Promise<SetAsideRow[]> {
  const rows = await db
    .selectFrom('caseload_set_aside')
    .where('upload_id', '=', upload)
    .select(['file_number as file', 'row_number as row', 'why', 'reasons'])
    .orderBy('file_number')
    .orderBy('row_number')
    .orderBy('why')
    .limit(limit)
    .execute()
  return rows as SetAsideRow[]
}

export type Change = { caseRef: string; change: 'added' | 'removed' | 'changed' }

/** References that one accepted file has and the other has not, or whose values differ, in order of reference. */
export async function changesBetween(db: Reader, older: string, newer: string): Promise<Change[]> {
  return db
    .selectFrom((eb) =>
      eb.selectFrom('caseload_case').where('upload_id', '=', older).select(['case_ref', 'values']).as('o'),
    )
    .fullJoin(
      (eb) =>
        eb.selectFrom('caseload_case').where('upload_id', '=', newer).select(['case_ref', 'values']).as('n'),
      (join) => join.onRef('o.case_ref', '=', 'n.case_ref'),
    )
    .where(sql<boolean>`o."values" is distinct from n."values"`)
    .select([
      sql<string>`coalesce(n.case_ref, o.case_ref)`.as('caseRef'),
      sql<
        Change['change']
      >`case when o.case_ref is null then 'added' when n.case_ref is null then 'removed' else 'changed' end`.as(
        'change',
      ),
    ])
    .orderBy('caseRef')
    .execute()
}

/** Kinds of case whose sample is prepared or drawn. */
export async function preparedKinds(db: Reader, inspection: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('sample')
    .where('inspection_id', '=', inspection)
    .select('case_kind')
    .distinct()
    .execute()
  return new Set(rows.map((row) => row.case_kind))
}
