import { createHash } from 'node:crypto'
import { action } from '../audit/action.ts'
import type { Format } from './formats.ts'
import type { Issued } from './issued.ts'

export interface MadeRendering {
  inspection: string
  format: Format
  /** Of what it was made from. */
  of: string
  issued: Issued['state']
  bytes: Uint8Array
}

/** Keeps a form of a report. The first one that was made stands: two servers may have made it at the same moment. */
export const keepRendering = action('report-rendered', async (db, made: MadeRendering) => {
  const { inspection, format, of, issued, bytes } = made
  const digest = createHash('sha256').update(bytes).digest('hex')
  await db
    .insertInto('rendering')
    .values({
      inspection_id: inspection,
      digest: of,
      format,
      issued,
      bytes: Buffer.from(bytes),
      bytes_digest: digest,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, format, of, digest },
    result: undefined,
  }
})

export interface OutlivedForms {
  inspection: string
  /** The digest of the draft as it stands, whose forms stay. */
  current: string | null
  madeBefore: Date
}

/** Removes the forms of drafts that have moved on. The database refuses it for anything but a draft. */
export const removeOutlived = action('draft-forms-removed', async (db, outlived: OutlivedForms) => {
  const { inspection, current, madeBefore } = outlived
  const removed = await db
    .deleteFrom('rendering')
    .where('inspection_id', '=', inspection)
    .where('issued', '=', 'draft')
    .where('made_at', '<', madeBefore)
    .$if(current !== null, (query) => query.where('digest', '!=', current!))
    .executeTakeFirst()
  const count = Number(removed.numDeletedRows)
  return { stream: `inspection:${inspection}`, payload: { inspection, count }, result: count }
})
