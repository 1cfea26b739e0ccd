import { createHash } from 'node:crypto'
import { action } from '../audit/action.ts'
import type { Format } from './formats.ts'

export interface MadeRendering {
  inspection: string
  format: Format
  /** Of what it was made from. */
  of: string
  bytes: Uint8Array
}

/** Keeps a form of a report. The first one that was made stands: two servers may have made it at the same moment. */
export const keepRendering = action('report-rendered', async (db, made: MadeRendering) => {
  const { inspection, format, of, bytes } = made
  const digest = createHash('sha256').update(bytes).digest('hex')
  await db
    .insertInto('rendering')
    .values({
      inspection_id: inspection,
      digest: of,
      format,
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
