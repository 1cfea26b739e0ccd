/** Holds what inspectors noted against what the database keeps. */
import pg from 'pg'
import { keyOf, type Notebook, type Noted } from './notebook.ts'

export interface Comparison {
  /** Versions of answers in the record. */
  kept: number
  /** Each thing that is not as it must be, in a sentence. */
  faults: string[]
  /** Answers under way that the record has although nobody was told so yet, of all that are under way. */
  underWay: { kept: number; of: number }
}

/** Answers whose version no event names, or more than one; and events that name a version that is not there. */
const unevenly = `
  with named as (
    select payload->>'assessment' as assessment, payload->>'question' as question, (payload->>'version')::int as version
      from audit_event where kind = 'answer-saved'
    union all
    select e.payload->>'assessment', one->>'question', (one->>'version')::int
      from audit_event e, jsonb_array_elements(e.payload->'answers') one where e.kind = 'answers-saved'
  ), events as (select assessment, question, version, count(*) as events from named group by 1, 2, 3),
  mine as (select assessment_id::text as assessment, question, version from answer where assessment_id = any($1))
  select coalesce(a.assessment, e.assessment) as assessment, coalesce(a.question, e.question) as question,
      coalesce(a.version, e.version) as version, a.version is not null as answer, coalesce(e.events, 0)::int as events
    from mine a full join events e using (assessment, question, version)
    where a.version is null or e.events is distinct from 1`

const inWords = (one: { assessment: string; question: string; version: number }): string =>
  `Version ${one.version} of ${one.question} in case ${one.assessment}`

const same = (a: Noted, b: Noted): boolean => a.value === b.value && a.note === b.note && a.by === b.by

/**
 * Every acknowledged answer is there, with that version and content. Whatever else is there was sent, as it stands.
 * Versions have no gap, and each is named by exactly one audit event.
 * @param still nobody is sending, so nothing may be in the record that is neither acknowledged nor under way
 */
export async function holdAgainstRecord(
  connectionString: string,
  cases: string[],
  notebooks: Notebook[],
  still: boolean,
): Promise<Comparison> {
  const faults = notebooks.flatMap((one) => one.strange)
  const acknowledged = new Map(notebooks.flatMap((one) => [...one.acknowledged]))
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const kept = await client.query<Noted>(
      `select assessment_id as assessment, question, version, value, note, answered_by as by from answer
        where assessment_id = any($1) order by assessment_id, question, version`,
      [cases],
    )
    const { rows: uneven } = await client.query(unevenly, [cases])
    const sent = new Map(notebooks.flatMap((one) => [...one.sent]))
    const underWay = notebooks.flatMap((one) => (one.underWay ? [keyOf(one.underWay)] : []))
    const record = new Map(kept.rows.map((row) => [keyOf(row), row]))
    for (const [key, answer] of acknowledged) {
      const row = record.get(key)
      if (!row) faults.push(`${inWords(answer)} was acknowledged and is lost.`)
      else if (!same(row, answer)) faults.push(`${inWords(answer)} was acknowledged and is another one now.`)
    }
    for (const [key, row] of record) {
      const answer = sent.get(key)
      if (!answer || !same(row, answer)) faults.push(`${inWords(row)} is there and was never sent like that.`)
      else if (still && !acknowledged.has(key) && !underWay.includes(key))
        faults.push(`${inWords(row)} is there, neither acknowledged nor under way.`)
      if (row.version > 1 && !record.has(keyOf({ ...row, version: row.version - 1 })))
        faults.push(`${inWords(row)} is there without the version before it.`)
    }
    for (const { answer, events, ...one } of uneven)
      faults.push(`${inWords(one)} is ${answer ? 'there' : 'not there'}, and ${events} events name it.`)
    return {
      kept: record.size,
      faults,
      underWay: { kept: underWay.filter((key) => record.has(key)).length, of: underWay.length },
    }
  } finally {
    await client.end().catch(() => {})
  }
}
