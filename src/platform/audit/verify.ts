/**
 * Checks the audit record against itself, with code that shares nothing with what wrote it: every hash recomputed,
 * every chain unbroken and complete to its head, every seal still true.
 */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.generated.ts'
import { sealDigest } from './seal.ts'

export interface Verification {
  events: number
  streams: number
  seals: number
  findings: { stream: string; seq: number; message: string }[]
}

interface Row {
  id: string
  stream: string
  seq: number
  at: string
  actor: string | null
  kind: string
  payload: string
  previous_hash: Buffer
  hash: Buffer
}

/** How many events are read at a time: enough to be quick, few enough to stay small in memory. */
const batch = 5000

async function* allEvents(db: Kysely<DB>): AsyncGenerator<Row> {
  let stream = ''
  let seq = 0
  while (true) {
    const { rows } = await sql<Row>`
      select id::text, stream, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
             actor::text, kind, payload::text as payload, previous_hash, hash
      from audit_event where (stream collate "C", seq) > (${stream}, ${seq})
      order by stream collate "C", seq limit ${batch}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    stream = last.stream
    seq = last.seq
  }
}

/** Checks the record as it stands at one instant: people may go on working meanwhile. */
export const verifyAudit = (db: Kysely<DB>): Promise<Verification> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((instant) => verifyInstant(instant))

async function verifyInstant(db: Kysely<DB>): Promise<Verification> {
  const findings: Verification['findings'] = []
  const ends = new Map<string, { seq: number; hash: Buffer }>()
  const history: { id: number; stream: string; seq: number; hash: Buffer }[] = []
  const seals: { upTo: number; streams: number; digest: string; seq: number }[] = []

  for await (const row of allEvents(db)) {
    const before = ends.get(row.stream) ?? { seq: 0, hash: Buffer.alloc(0) }
    const wrong = (message: string) => findings.push({ stream: row.stream, seq: row.seq, message })
    if (row.seq !== before.seq + 1) wrong(`event ${before.seq + 1} is missing before this one`)
    if (!row.previous_hash.equals(before.hash)) wrong('does not follow the event before it')
    const content = [
      row.stream,
      row.seq,
      row.at,
      row.actor ?? '-',
      row.kind,
      row.payload,
      row.previous_hash.toString('hex'),
    ]
    const expected = createHash('sha256').update(content.join('\n')).digest()
    if (!expected.equals(row.hash)) wrong('was changed after it was written')
    ends.set(row.stream, { seq: row.seq, hash: row.hash })
    history.push({ id: Number(row.id), stream: row.stream, seq: row.seq, hash: row.hash })
    if (row.kind === 'record-sealed') seals.push({ ...JSON.parse(row.payload), seq: row.seq })
  }

  const heads = await db.selectFrom('audit_head').select(['stream', 'seq', 'hash']).execute()
  for (const head of heads) {
    const end = ends.get(head.stream)
    if (!end || end.seq !== head.seq || !end.hash.equals(head.hash)) {
      findings.push({
        stream: head.stream,
        seq: head.seq,
        message: `the record says ${head.seq} events, the chain ends at ${end?.seq ?? 0}`,
      })
    }
  }
  for (const stream of ends.keys()) {
    if (!heads.some((head) => head.stream === stream)) {
      findings.push({ stream, seq: ends.get(stream)!.seq, message: 'the chain has no entry among the heads' })
    }
  }
  checkSeals(history, seals, findings)
  return { events: history.length, streams: ends.size, seals: seals.length, findings }
}

function checkSeals(
  history: { id: number; stream: string; seq: number; hash: Buffer }[],
  seals: { upTo: number; digest: string; seq: number }[],
  findings: Verification['findings'],
): void {
  const byId = history.toSorted((a, b) => a.id - b.id)
  const heads = new Map<string, { stream: string; seq: number; hash: Buffer }>()
  let at = 0
  for (const sealed of seals.toSorted((a, b) => a.upTo - b.upTo)) {
    for (; at < byId.length && byId[at]!.id <= sealed.upTo; at++) heads.set(byId[at]!.stream, byId[at]!)
    const inOrder = [...heads.values()].toSorted((a, b) =>
      Buffer.compare(Buffer.from(a.stream), Buffer.from(b.stream)),
    )
    if (sealDigest(inOrder) !== sealed.digest) {
      findings.push({
        stream: 'program',
        seq: sealed.seq,
        message: `since this seal, events up to number ${sealed.upTo} were removed or replaced`,
      })
    }
  }
}
