/** Accepting a caseload: a new version beside the older ones, which stay as they were. */
import { createHash } from 'node:crypto'
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import type { Review, ReviewedFile } from './held/review.ts'
import { storeReadyRows } from './held/store-rows.ts'

export interface AcceptedCaseload {
  inspection: string
  caseKind: string
  /** What is held and becomes the caseload; destroyed with it. */
  held: string
  /** Kinds whose samples, once prepared, rest on this caseload. */
  closedBy: string[]
  /** Opens what the check made ready. */
  key: Uint8Array
  /** What the check found, and its sender saw. */
  review: Pick<Review, 'files' | 'rows' | 'cases' | 'notEligible' | 'faultyRows' | 'ready'>
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
  await refuseGone(db, input.held)
  const { review } = input
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
      file_name: review.files.map(({ name }) => name).join(' and '),
      file_digest: digestOf(review.files),
      row_count: review.rows,
      uploaded_by: actor.id!,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepFiles(db, id, review.files)
  await storeReadyRows(db, id, { held: input.held, key: input.key, ready: review.ready })
  await db.deleteFrom('caseload_held').where('id', '=', input.held).execute()
  return {
    stream: `inspection:${input.inspection}`,
    payload: {
      inspection: input.inspection,
      caseKind: input.caseKind,
      upload: id,
      version,
      files: review.files.length,
      fileDigest: digestOf(review.files),
      cases: review.cases,
      notEligible: review.notEligible.count,
      faultsSetAside: review.faultyRows,
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

async function refuseGone(db: Writer, held: string): Promise<void> {
  const there = await db
    .selectFrom('caseload_held')
    .where('id', '=', held)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  if (!there) {
    throw new Problem(
      'changed-meanwhile',
      'These files are no longer held: they were accepted or given up meanwhile.',
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

async function keepFiles(db: Writer, upload: string, files: readonly ReviewedFile[]): Promise<void> {
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
