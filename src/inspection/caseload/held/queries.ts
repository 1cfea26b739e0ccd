/** Files that are sent and not yet accepted, and how a service's files are read. */
import { sql } from 'kysely'
import { type FileReading, nothingConfirmed } from '#engine/caseload/reading.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { Earlier, EarlierCases } from './work.ts'

export interface Held {
  id: string
  caseKind: string
  review: Buffer | null
  heldAt: Date
  destroyAfter: Date
  files: { number: number; size: number }[]
}

/** What this person is sending, unless its time is over. */
export async function heldOf(
  db: Reader,
  inspection: string,
  person: string,
  id: string,
): Promise<Held | null> {
  const row = await heldRows(db, inspection, person).where('h.id', '=', id).executeTakeFirst()
  if (!row) return null
  const files = await db
    .selectFrom('caseload_held_file')
    .where('held_id', '=', id)
    .select(['number', 'size'])
    .orderBy('number')
    .execute()
  return { ...row, files }
}

const heldRows = (db: Reader, inspection: string, person: string) =>
  db
    .selectFrom('caseload_held as h')
    .where('h.inspection_id', '=', inspection)
    .where('h.sent_by', '=', person)
    .where('h.destroy_after', '>', sql<Date>`now()`)
    .select([
      'h.id',
      'h.case_kind as caseKind',
      'h.review',
      'h.held_at as heldAt',
      'h.destroy_after as destroyAfter',
    ])

/** What this person has begun to send for an inspection, and not finished. */
export const begunBy = (db: Reader, inspection: string, person: string) =>
  heldRows(db, inspection, person).orderBy('h.held_at').execute()

/** The sealed tables, in the order in which they were sent. */
export async function sealedFiles(db: Reader, held: string): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('caseload_held_file')
    .where('held_id', '=', held)
    .select('sealed')
    .orderBy('number')
    .execute()
  return rows.map(({ sealed }) => new Uint8Array(sealed))
}

export interface KnownReading {
  /** 0 where nothing was confirmed yet. */
  version: number
  reading: FileReading
  confirmedBy: string | null
  confirmedAt: Date | null
}

/** How the files of an inspection's service are read: the newest version, or the one that is asked for. */
export async function readingOf(db: Reader, inspection: string, version?: number): Promise<KnownReading> {
  const row = await db
    .selectFrom('caseload_reading as r')
    .innerJoin('inspection as i', 'i.service_id', 'r.service_id')
    .innerJoin('person as p', 'p.id', 'r.confirmed_by')
    .where('i.id', '=', inspection)
    .$if(version !== undefined, (query) => query.where('r.version', '=', version!))
    .select(['r.version', 'r.reading', 'p.name as confirmedBy', 'r.confirmed_at as confirmedAt'])
    .orderBy('r.version', 'desc')
    .executeTakeFirst()
  if (!row || version === 0)
    return { version: 0, reading: nothingConfirmed, confirmedBy: null, confirmedAt: null }
  return { ...row, reading: row.reading as unknown as FileReading }
}

/** Read in parts, so that a large caseload does not stand in memory twice. */
const part = 5_000

/** The newest accepted version of a kind: how many rows its files had, and its cases once they are asked for. */
export async function earlierVersion(
  db: Reader,
  inspection: string,
  caseKind: string,
): Promise<(Earlier & { rows: number }) | null> {
  const newest = await db
    .selectFrom('caseload_upload')
    .where('inspection_id', '=', inspection)
    .where('case_kind', '=', caseKind)
    .select(['id', 'version', 'row_count as rows'])
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return newest ? { version: newest.version, rows: newest.rows, parts: casesOf(db, newest.id) } : null
}

async function* casesOf(db: Reader, upload: string): AsyncGenerator<EarlierCases> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('caseload_case')
      .where('upload_id', '=', upload)
      .where('case_ref', '>', after)
      .select(['case_ref', sql<string>`"values"::text`.as('text')])
      .orderBy('case_ref')
      .limit(part)
      .execute()
    yield rows.map(({ case_ref, text }): EarlierCases[number] => [case_ref, text])
    if (rows.length < part) return
    after = rows.at(-1)!.case_ref
  }
}

/** What nobody came back for in time. */
export const expired = (db: Reader) =>
  db
    .selectFrom('caseload_held')
    .where('destroy_after', '<=', sql<Date>`now()`)
    .select(['id as held', 'inspection_id as inspection'])
    .execute()
