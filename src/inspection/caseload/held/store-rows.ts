/** Stores what the check made ready, part by part: while the database stores one, the next is opened here. */
import { sql } from 'kysely'
import type { Writer } from '#platform/audit/action.ts'
import { type RowsPart, unsealRows } from './ready-rows.ts'

export interface ReadyRows {
  held: string
  key: Uint8Array
  /** The digest of each part, from what the check found. */
  ready: readonly string[]
}

/** @throws Error when a part is missing, or not to the last byte what the check left */
export async function storeReadyRows(
  db: Writer,
  upload: string,
  { held, key, ready }: ReadyRows,
): Promise<void> {
  const partOf = async (at: number): Promise<Uint8Array | undefined> => {
    if (at >= ready.length) return undefined
    const part = await db
      .selectFrom('caseload_held_rows')
      .where('held_id', '=', held)
      .where('number', '=', at + 1)
      .select('sealed')
      .executeTakeFirst()
    if (part) return part.sealed
    throw new Error(`Part ${at + 1} of the rows that were checked is missing. Nothing was stored.`)
  }
  let sealed = await partOf(0)
  let stored = 0
  for (const [at, digest] of ready.entries()) {
    const rows = unsealRows(key, sealed!, digest)
    const next = partOf(at + 1)
    await Promise.all([storePart(db, upload, stored, rows), next])
    stored += rows.cases?.count ?? 0
    sealed = await next
  }
}

/**
 * A case's id is that of its upload with the case's place at the end: no two are alike, and the database adds each to
 * the end of its index instead of somewhere in the middle, which takes it a quarter of the time off.
 */
async function storePart(
  db: Writer,
  upload: string,
  before: number,
  { cases, setAside }: RowsPart,
): Promise<void> {
  if (cases)
    await sql`insert into caseload_case (id, upload_id, case_ref, row_number, file_number, "values")
      select overlay(${upload}::text placing lpad(to_hex(${before}::integer + place), 6, '0') from 31)::uuid,
        ${upload}::uuid, case_ref, row_number, file_number, "values"
      from unnest(${cases.refs}::text[], ${cases.rows}::integer[], ${cases.files}::integer[], ${cases.values}::jsonb[])
        with ordinality as r(case_ref, row_number, file_number, "values", place)`.execute(db)
  if (setAside)
    await sql`insert into caseload_set_aside (upload_id, file_number, row_number, why, reasons)
      select ${upload}::uuid, file_number, row_number, why, reasons
      from jsonb_to_recordset(${setAside}::jsonb)
        as r(file_number integer, row_number integer, why text, reasons jsonb)`.execute(db)
}
