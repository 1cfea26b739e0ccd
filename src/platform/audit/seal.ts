/**
 * A seal ties all chains together: one digest over every chain's last hash. Without it a chain could be cut short
 * or removed whole and each remaining chain would still verify.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { version } from '../version.ts'
import { action } from './action.ts'

export const recordStart = action('program-started', async (_db, _input: undefined) => ({
  stream: 'program',
  payload: { version },
  result: undefined,
}))

/** One line a stream, in order: what is hashed. */
export function sealDigest(heads: Iterable<{ stream: string; seq: number; hash: Buffer }>): string {
  const digest = createHash('sha256')
  for (const head of heads) digest.update(`${head.stream} ${head.seq} ${head.hash.toString('hex')}\n`)
  return digest.digest('hex')
}

export const seal = action('record-sealed', async (db, _input: undefined) => {
  // Waits for writers that are under way and holds off new ones for a moment, so that the heads are of one instant.
  await sql`lock table audit_head in exclusive mode`.execute(db)
  const heads = await db
    .selectFrom('audit_head')
    .select(['stream', 'seq', 'hash'])
    .orderBy(sql`stream collate "C"`)
    .execute()
  const newest = await db
    .selectFrom('audit_event')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  return {
    stream: 'program',
    payload: { streams: heads.length, upTo: Number(newest?.id ?? 0), digest: sealDigest(heads) },
    result: undefined,
  }
})
