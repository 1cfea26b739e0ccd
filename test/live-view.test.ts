/** The lead watches fieldwork while inspectors answer: the page, and the stream that says when it is out of date. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { answerWholeCase } from './complete-case.ts'
import { inspectionInFieldwork, type SampledInspection, sampledCase } from './sampled-case.ts'

const perPerson = 4
let world: TestApp
let address: string
let lead: Visitor
let sam: Visitor
let watchers: Visitor[]
let place: SampledInspection
let cases: { id: string; path: string }[]

beforeAll(async () => {
  world = await testApp({ streams: { lookEvery: 40, checkEvery: 120, perPerson, inAll: 100 } })
  address = await world.app.listen({ port: 0, host: '127.0.0.1' })
  lead = await world.person('Lead inspector')
  sam = await world.person('Sam Inspector')
  watchers = []
  for (let at = 0; at < 26; at++) watchers.push(await world.person('Quality lead'))
  place = await inspectionInFieldwork(world, [
    { person: lead, role: 'lead-inspector' },
    { person: sam, role: 'inspector' },
    ...watchers.map((person) => ({ person, role: 'quality-lead' as const })),
  ])
  cases = []
  for (const ref of ['A-1', 'A-2', 'A-3']) {
    const id = await sampledCase(world.db, place.id, { ref })
    await lead.post(`${place.path}/allocation`, { [`assessor-${id}`]: sam.id })
    cases.push({ id, path: `${place.path}/${id}` })
  }
})
afterAll(() => world.close())

const question = 'court-assessment-desistance'
const save = (path: string, value: string, version: number) =>
  sam.postJson(`${path}/answers`, { question, value, version })

/** Listens as the page's script does. `heard` grows; `ended` settles when the server lets go. */
async function listen(who: Visitor, query = '', headers: Record<string, string> = {}) {
  const stop = new AbortController()
  const reply = await fetch(`${address}${place.path}/live/events${query}`, {
    headers: { cookie: who.cookieHeader, accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  })
  const one = {
    status: reply.status,
    type: reply.headers.get('content-type'),
    heard: '',
    ended: Promise.resolve(),
  }
  one.ended = (async () => {
    const text = new TextDecoder()
    for await (const bytes of reply.body!) one.heard += text.decode(bytes as Uint8Array)
  })().catch(() => {})
  return { ...one, said: () => one.heard, leave: () => stop.abort(), ended: one.ended }
}

const fingerprint = async () =>
  (
    (await lead.get(`${place.path}/live/events`, { accept: 'application/json' })).json() as {
      fingerprint: string
    }
  ).fingerprint

const everybodyGone = () => expect.poll(() => world.app.streams.listeners, { timeout: 10_000 }).toBe(0)

describe('the live view', () => {
  it('shows who is how far, and counts that are marked as emerging', async () => {
    await answerWholeCase(sam, cases[0]!.path)
    await sam.post(`${cases[0]!.path}/complete`)
    await save(cases[1]!.path, 'no', 0)
    for (const visitor of [lead, watchers[0]!]) {
      const { text } = await visitor.get(`${place.path}/live`)
      expect(text).toMatch(/As at \d\d:\d\d/)
      expect(text).toContain('1 of 3 cases complete')
      expect(text).toMatch(/Sam Inspector 3 1 \d+ of \d+/)
      expect(text).toMatch(/A-1 Court disposals Sam Inspector (\d+) of \1 .* Complete/)
      expect(text).toMatch(/A-3 Court disposals Sam Inspector 0 of \d+ Nothing yet Not started/)
      expect(text).toContain('Emerging figures, not results')
      expect(text).toMatch(
        /2\.1\.1 .*? 1 of 2 50% Requires improvement 1 case down to Inadequate; 0 points from 50% 1 0/,
      )
    }
  })

  it('counts the inspection’s own assessments only, whatever a second assessor answers', async () => {
    const { case_id } = await world.db
      .selectFrom('assessment')
      .where('id', '=', cases[0]!.id)
      .select('case_id')
      .executeTakeFirstOrThrow()
    const before = [await fingerprint(), (await lead.get(`${place.path}/live`)).text]
    const { id } = await world.db
      .insertInto('assessment')
      .values({
        inspection_id: place.id,
        case_id,
        case_kind: 'court',
        part: 'second',
        assessor_id: watchers[1]!.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const answer = { assessment_id: id, question, version: 1, value: 'no', answered_by: watchers[1]!.id }
    await world.db.insertInto('answer').values(answer).execute()
    const now = (await lead.get(`${place.path}/live`)).text
    expect([await fingerprint(), now.replace(/As at \d\d:\d\d/, '')]).toEqual([
      before[0],
      before[1]!.replace(/As at \d\d:\d\d/, ''),
    ])
    // Whoever assesses the case blind learns nothing of the first, not even by how a count moves.
    const blind = (await watchers[1]!.get(`${place.path}/live`)).text
    expect(blind).toContain('Hidden from you: you assess this case a second time')
    expect(blind).toMatch(/2\.1\.1 .*? 0 of 1 0% Inadequate/)
    expect(blind).toContain('Cases you assess a second time are left out of them')
  })

  it('is for the lead and the quality lead', async () => {
    for (const path of ['/live', '/live/events'])
      expect((await sam.get(`${place.path}${path}`)).status).toBe(403)
    expect((await (await world.person('Stranger')).get(`${place.path}/live/events`)).status).toBe(404)
  })
})

describe('the stream', () => {
  it('says that something changed when an answer is saved elsewhere, and nothing before', async () => {
    const stream = await listen(lead, `?seen=${await fingerprint()}`)
    expect(stream.status).toBe(200)
    expect(stream.type).toContain('text/event-stream')
    await expect.poll(stream.said, { timeout: 10_000 }).toContain(': still here')
    expect(stream.said()).not.toContain('event: changed')
    await save(cases[1]!.path, 'yes', 1)
    await expect
      .poll(stream.said, { timeout: 10_000 })
      .toContain(`event: changed\nid: ${await fingerprint()}\n`)
    stream.leave()
    await everybodyGone()
  })

  it('tells whoever comes back only what they missed', async () => {
    const now = await fingerprint()
    const up = await listen(lead, '?seen=old', { 'last-event-id': now })
    const behind = await listen(lead, `?seen=${now}`, { 'last-event-id': 'old' })
    await expect.poll(behind.said, { timeout: 10_000 }).toContain('event: changed')
    await expect.poll(up.said, { timeout: 10_000 }).toContain(': still here')
    expect(up.said()).not.toContain('event: changed')
    up.leave()
    behind.leave()
    await everybodyGone()
  })

  it('ends when the session does', async () => {
    const watcher = await world.person('Quality lead who leaves')
    await world.db
      .insertInto('team_member')
      .values({ inspection_id: place.id, person_id: watcher.id, role: 'quality-lead' })
      .execute()
    const stream = await listen(watcher)
    expect((await watcher.post('/sign-out')).status).toBe(303)
    await stream.ended
    expect(stream.said()).toContain('event: over\ndata: Sign in')
  })

  it('ends when the role is lost', async () => {
    const watcher = watchers[2]!
    const stream = await listen(watcher)
    await world.db.deleteFrom('team_member').where('person_id', '=', watcher.id).execute()
    await stream.ended
    expect(stream.said()).toContain('event: over')
  })

  it('is limited for each person and for all, and a hundred who listen hold no connection', async () => {
    const streams = []
    for (const watcher of watchers.slice(0, 26).filter((one) => one !== watchers[2]))
      for (let at = 0; at < perPerson; at++) streams.push(await listen(watcher))
    expect(streams.filter((one) => one.status === 200)).toHaveLength(100)
    expect(world.app.streams.listeners).toBe(100)
    expect((await listen(watchers[0]!)).status).toBe(429)
    expect((await listen(lead)).status).toBe(429)
    const busy = async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`.execute(world.db)
      return rows[0]!.count
    }
    await expect.poll(busy, { timeout: 10_000 }).toBe(0)
    // The pool of this test has five connections: everybody else still works.
    expect((await save(cases[1]!.path, 'no', 2)).status).toBe(200)
    for (const stream of streams)
      await expect.poll(stream.said, { timeout: 20_000 }).toContain('event: changed')
    for (const stream of streams) stream.leave()
    await everybodyGone()
  })

  it('ends when fieldwork closes, and does not open afterwards', async () => {
    const stream = await listen(lead)
    await world.db.updateTable('inspection').set({ stage: 'panel' }).where('id', '=', place.id).execute()
    await stream.ended
    expect(stream.said()).toContain('event: over\ndata: Fieldwork is closed')
    expect((await listen(lead)).status).toBe(409)
    expect((await lead.get(`${place.path}/live`)).text).toContain('nothing changes here now')
    await world.db.updateTable('inspection').set({ stage: 'fieldwork' }).where('id', '=', place.id).execute()
  })

  it('lets the server stop', async () => {
    const stream = await listen(lead)
    await world.app.close()
    await stream.ended
    expect(stream.said()).toContain('retry: ')
  })
})
