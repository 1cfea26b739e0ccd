/** Accepting a caseload: a new version beside the older ones, which stay as they were. */
import { sql } from 'kysely'
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import type { ReadCaseload, SetAside } from './read-file.ts'

export interface AcceptedCaseload {
  inspection: string
  caseKind: string
  /** Kinds whose samples, once prepared, rest on this caseload. */
  closedBy: string[]
  fileName: string
  fileDigest: string
  rowCount: number
  cases: ReadCaseload['cases']
  setAside: { row: number; why: SetAside; reasons: string[] }[]
}

/** Rows sent to the database in one statement: large enough to be quick, small enough to keep memory flat. */
const chunk = 5_000

export const acceptCaseload = action('caseload-accepted', async (db, input: AcceptedCaseload, actor) => {
  // Preparing a sample takes its turn too, so a caseload cannot change under a sample being prepared.
  const stage = await holdInspection(db, input.inspection)
  if (stage !== 'caseload' && stage !== 'sample') {
    throw new Problem(
      'stage-closed',
      'Fieldwork was opened meanwhile, so no caseload can be accepted any more.',
    )
  }
  await refusePrepared(db, input)
  const { last } = await db
    .selectFrom('caseload_upload')
    .where('inspection_id', '=', input.inspection)
    .where('case_kind', '=', input.caseKind)
    .select((eb) => eb.fn.max('version').as('last'))
    .executeTakeFirstOrThrow()
  const version = (last ?? 0) + 1
  const { id } = await db
    .insertInto('caseload_upload')
    .values({
      inspection_id: input.inspection,
      case_kind: input.caseKind,
      version,
      file_name: input.fileName,
      file_digest: input.fileDigest,
      row_count: input.rowCount,
      uploaded_by: actor.id!,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepCases(db, id, input.cases)
  await keepSetAside(db, id, input.setAside)
  return {
    stream: `inspection:${input.inspection}`,
    payload: {
      inspection: input.inspection,
      caseKind: input.caseKind,
      upload: id,
      version,
      fileDigest: input.fileDigest,
      cases: input.cases.length,
      notEligible: input.setAside.filter((one) => one.why === 'not-eligible').length,
      faultsSetAside: input.setAside.filter((one) => one.why === 'fault').length,
    },
    result: { id, version },
  }
})

async function refusePrepared(db: Writer, { inspection, closedBy }: AcceptedCaseload): Promise<void> {
  const prepared = await db
    .selectFrom('sample')
    .where('inspection_id', '=', inspection)
    .where('case_kind', 'in', closedBy)
    .select('id')
    .executeTakeFirst()
  if (prepared) {
    throw new Problem(
      'stage-closed',
      'A sample that rests on this caseload is already prepared, so the caseload can no longer be replaced.',
    )
  }
}

async function keepCases(db: Writer, upload: string, cases: AcceptedCaseload['cases']): Promise<void> {
  for (let from = 0; from < cases.length; from += chunk) {
    const rows = cases
      .slice(from, from + chunk)
      .map(({ caseRef, row, values }) => ({ case_ref: caseRef, row_number: row, values }))
    await sql`insert into caseload_case (upload_id, case_ref, row_number, "values")
      select ${upload}::uuid, case_ref, row_number, "values"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(case_ref text, row_number integer, "values" jsonb)`.execute(db)
  }
}

async function keepSetAside(db: Writer, upload: string, rows: AcceptedCaseload['setAside']): Promise<void> {
  for (let from = 0; from < rows.length; from += chunk) {
    await sql`insert into caseload_set_aside (upload_id, row_number, why, reasons)
      select ${upload}::uuid, "row", why, reasons
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + chunk))}::jsonb)
        as r("row" integer, why text, reasons jsonb)`.execute(db)
  }
}
