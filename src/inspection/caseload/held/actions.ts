/** What is done with files that are sent and not yet accepted. */
import { sql } from 'kysely'
import type { FileReading } from '#engine/caseload/reading.ts'
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'

/** Nobody is at work on a file any more that was not touched for so long. */
const heldFor = sql<Date>`now() + interval '1 hour'`

export interface FileToHold {
  held: string
  inspection: string
  caseKind: string
  sealed: Uint8Array
  size: number
}

const asBytes = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Holds the first file of a caseload. What the same person had begun for this kind before is destroyed. */
export const holdFile = action('caseload-file-held', async (db, input: FileToHold, actor) => {
  const replaced = await db
    .deleteFrom('caseload_held')
    .where('inspection_id', '=', input.inspection)
    .where('case_kind', '=', input.caseKind)
    .where('sent_by', '=', actor.id!)
    .returning('id')
    .execute()
  await db
    .insertInto('caseload_held')
    .values({
      id: input.held,
      inspection_id: input.inspection,
      case_kind: input.caseKind,
      sent_by: actor.id!,
      destroy_after: heldFor,
    })
    .execute()
  await keepFile(db, input, 1)
  const { inspection, caseKind, held } = input
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, caseKind, held, file: 1, replaced: replaced.length },
    result: null,
  }
})

/** Holds one more file of the same caseload. */
export const holdAnotherFile = action('caseload-file-held', async (db, input: FileToHold) => {
  await touch(db, input.held, { review: null })
  const { last } = await db
    .selectFrom('caseload_held_file')
    .where('held_id', '=', input.held)
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  const file = (last ?? 0) + 1
  await keepFile(db, input, file)
  const { inspection, caseKind, held } = input
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, caseKind, held, file, replaced: 0 },
    result: null,
  }
})

const keepFile = (db: Writer, { held, sealed, size }: FileToHold, number: number) =>
  db
    .insertInto('caseload_held_file')
    .values({ held_id: held, number, sealed: asBytes(sealed), size })
    .execute()

/** Takes the held row, so that two steps go one after the other. @throws Problem when it is gone meanwhile */
async function touch(db: Writer, held: string, change: { review?: Buffer | null } = {}): Promise<void> {
  const touched = await db
    .updateTable('caseload_held')
    .set({ ...change, destroy_after: heldFor })
    .where('id', '=', held)
    .returning('id')
    .executeTakeFirst()
  if (!touched) {
    throw new Problem(
      'changed-meanwhile',
      'These files are no longer held: they were accepted or given up meanwhile.',
    )
  }
  // What was made ready belongs to the check before.
  if ('review' in change) await db.deleteFrom('caseload_held_rows').where('held_id', '=', held).execute()
}

export const leaveFileOut = action(
  'caseload-file-left-out',
  async (db, input: { inspection: string; held: string; file: number }) => {
    await touch(db, input.held, { review: null })
    await db
      .deleteFrom('caseload_held_file')
      .where('held_id', '=', input.held)
      .where('number', '=', input.file)
      .execute()
    return { stream: `inspection:${input.inspection}`, payload: input, result: null }
  },
)

export interface KeptReview {
  inspection: string
  held: string
  sealed: Uint8Array
  /** What is stored when it is accepted, sealed, in parts. */
  rows: readonly Uint8Array[]
  counts: { rows: number; cases: number; faults: number }
}

export const keepReview = action('caseload-checked', async (db, input: KeptReview) => {
  const { inspection, held, sealed, rows, counts } = input
  await touch(db, held, { review: asBytes(sealed) })
  const parts = rows.map((part, at) => ({ held_id: held, number: at + 1, sealed: asBytes(part) }))
  if (parts.length > 0) await db.insertInto('caseload_held_rows').values(parts).execute()
  return { stream: `inspection:${inspection}`, payload: { inspection, held, ...counts }, result: null }
})

export interface ConfirmedReading {
  /** The inspection whose service it is. */
  inspection: string
  /** What is held and has to be checked again, where it was confirmed for that. */
  held: string | null
  /** The version that the person started from. */
  version: number
  reading: FileReading
}

export const confirmReading = action(
  'caseload-reading-confirmed',
  async (db, input: ConfirmedReading, actor) => {
    if (input.held) await touch(db, input.held, { review: null })
    const { service } = await db
      .selectFrom('inspection')
      .where('id', '=', input.inspection)
      .select('service_id as service')
      .executeTakeFirstOrThrow()
    const version = input.version + 1
    const kept = await db
      .insertInto('caseload_reading')
      .values({
        service_id: service,
        version,
        reading: JSON.stringify(input.reading),
        confirmed_by: actor.id!,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    if (!kept) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else of the service confirmed how its files are read a moment ago. Open the page again and look at what they chose.',
      )
    }
    const { layouts, spellings } = input.reading
    return {
      stream: `inspection:${input.inspection}`,
      payload: { service, version, layouts: layouts.length, spellings: spellings.length },
      result: version,
    }
  },
)

export const destroyHeld = action(
  'caseload-held-destroyed',
  async (db, input: { inspection: string; held: string; why: 'given-up' | 'expired' }) => {
    await db.deleteFrom('caseload_held').where('id', '=', input.held).execute()
    return { stream: `inspection:${input.inspection}`, payload: input, result: null }
  },
)
