/** Accepting a caseload: a new version beside the older ones, which stay as they were. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import type { ReviewedFile } from './held/review.ts'
import type { KeptRows, RowsPart } from './held/work.ts'

export interface AcceptedCaseload {
  inspection: string
  caseKind: string
  /** What is held and becomes the caseload; destroyed with it. */
  held: string
  /** Kinds whose samples, once prepared, rest on this caseload. */
  closedBy: string[]
  files: Pick<ReviewedFile, 'name' | 'digest' | 'rowCount'>[]
  /** Hands over the rows part by part and says at the end what they came to. */
  rows: (keep: (part: RowsPart) => Promise<void>) => Promise<KeptRows>
}

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
      file_name: input.files.map(({ name }) => name).join(' and '),
      file_digest: digestOf(input.files),
      row_count: input.files.reduce((sum, { rowCount }) => sum + rowCount, 0),
      uploaded_by: actor.id!,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepFiles(db, id, input.files)
  const kept = await input.rows((part) => keepRows(db, id, part))
  await db.deleteFrom('caseload_held').where('id', '=', input.held).execute()
  return {
    stream: `inspection:${input.inspection}`,
    payload: {
      inspection: input.inspection,
      caseKind: input.caseKind,
      upload: id,
      version,
      files: input.files.length,
      fileDigest: digestOf(input.files),
      cases: kept.cases,
      notEligible: kept.notEligible,
      faultsSetAside: kept.faultyRows,
    },
    result: { id, version, kept },
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

/** One file's own digest; of several the digest of theirs. */
export const digestOf = (files: readonly { digest: string }[]): string =>
  files.length === 1
    ? files[0]!.digest
    : createHash('sha256')
        .update(files.map(({ digest }) => digest).join(' '))
        .digest('hex')

async function keepFiles(db: Writer, upload: string, files: AcceptedCaseload['files']): Promise<void> {
  await db
    .insertInto('caseload_file')
    .values(
      files.map(({ name, digest, rowCount }, at) => ({
        upload_id: upload,
        number: at + 1,
        file_name: name,
        file_digest: digest,
        row_count: rowCount,
      })),
    )
    .execute()
}

async function keepRows(db: Writer, upload: string, { cases, setAside }: RowsPart): Promise<void> {
  if (cases)
    await sql`insert into caseload_case (upload_id, case_ref, row_number, file_number, "values")
      select ${upload}::uuid, case_ref, row_number, file_number, "values"
      from unnest(${cases.refs}::text[], ${cases.rows}::integer[], ${cases.files}::integer[], ${cases.values}::jsonb[])
        as r(case_ref, row_number, file_number, "values")`.execute(db)
  if (setAside)
    await sql`insert into caseload_set_aside (upload_id, file_number, row_number, why, reasons)
      select ${upload}::uuid, file_number, row_number, why, reasons
      from jsonb_to_recordset(${setAside}::jsonb)
        as r(file_number integer, row_number integer, why text, reasons jsonb)`.execute(db)
}
