/**
 * What cannot be kept is refused with a sentence that says why and what to do, and nothing at all changes: not the
 * case it was sent to, and no other. Each row is one thing that was sent.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { oneByOne } from './refusals/one-answer.ts'
import { json, question, type Row } from './refusals/row.ts'
import { screens } from './refusals/screens.ts'
import { inspectionInFieldwork, type SampledInspection, sampledCase } from './sampled-case.ts'

let world: TestApp
let sam: Visitor
let robin: Visitor
let inspection: SampledInspection
/** Addresses of cases by the name that the rows use. */
const cases: Record<string, string> = {}

beforeAll(async () => {
  world = await testApp()
  sam = await world.person('Sam Inspector')
  robin = await world.person('Robin Inspector')
  const lead = await world.person('Lead inspector')
  const team = [
    { person: lead, role: 'lead-inspector' as const },
    { person: sam, role: 'inspector' as const },
    { person: robin, role: 'inspector' as const },
  ]
  inspection = await inspectionInFieldwork(world, team)
  const elsewhere = await inspectionInFieldwork(world, [{ person: robin, role: 'lead-inspector' }])
  const closed = await inspectionInFieldwork(world, team)
  const add = async (name: string, place: SampledInspection, person: Visitor, kind = 'court') => {
    const id = await sampledCase(world.db, place.id, { ref: name, kind })
    await world.db.updateTable('assessment').set({ assessor_id: person.id }).where('id', '=', id).execute()
    cases[name] = `${place.path}/${id}`
    return id
  }
  await add('mine', inspection, sam)
  await add('mine, out of court', inspection, sam, 'out-of-court')
  await add('a colleague’s', inspection, robin)
  await add('another inspection’s', elsewhere, robin)
  const complete = await add('mine, complete', inspection, sam)
  await add('mine, fieldwork closed', closed, sam)
  for (const [name, person] of [
    ['mine', sam],
    ['a colleague’s', robin],
    ['another inspection’s', robin],
    ['mine, complete', sam],
    ['mine, fieldwork closed', sam],
  ] as const) {
    await person.postJson(`${cases[name]}/answers`, { question, value: 'yes', note: 'First.', version: 0 })
    await person.postJson(`${cases[name]}/answers`, { question, value: 'no', note: 'Second.', version: 1 })
  }
  const done = { completed_at: new Date() }
  await world.db.updateTable('assessment').set(done).where('id', '=', complete).execute()
  await world.db.updateTable('inspection').set({ stage: 'panel' }).where('id', '=', closed.id).execute()
})
afterAll(() => world.close())

/** All that saving could change, in every case of every inspection. */
async function everything() {
  const [answers, completions, events] = await Promise.all([
    world.db
      .selectFrom('answer')
      .selectAll()
      .orderBy('assessment_id')
      .orderBy('question')
      .orderBy('version')
      .execute(),
    world.db.selectFrom('completion').selectAll().execute(),
    // A look into a case is recorded, and so is what is kept beside it.
    world.db
      .selectFrom('audit_event')
      .where('kind', 'not in', ['assessment-seen', 'answers-set-aside'])
      .select('id')
      .orderBy('id')
      .execute(),
  ])
  const kept = await world.db.selectFrom('answer_set_aside').select(['id', 'value', 'note']).execute()
  return { standing: { answers, completions, events }, beside: kept }
}

async function refusal(row: Row) {
  const payload =
    typeof row.send === 'string' || Buffer.isBuffer(row.send) ? row.send : JSON.stringify(row.send)
  const token = row.token === 'robin' ? await robin.formToken() : await sam.formToken()
  const answer = await world.app.inject({
    method: 'POST',
    url: `${cases[row.to ?? 'mine']}/${row.screen ?? 'answers'}`,
    headers: {
      cookie: sam.cookieHeader,
      accept: json,
      'content-type': row.type ?? json,
      ...(row.token === '' ? {} : { 'x-form-token': token }),
    },
    payload,
  })
  return { status: answer.statusCode, body: answer.body }
}

async function isRefused(row: Row): Promise<void> {
  const before = await everything()
  const { status, body } = await refusal(row)
  expect(status, body).toBe(row.status)
  const said = JSON.parse(body) as { problem: string; message: string; faults: { field: string }[] }
  expect(said.problem).toBe(row.problem)
  expect(said.message).toContain(row.says)
  expect(said.message.length, 'long texts are not sent back').toBeLessThan(1000)
  if (row.fields) expect(said.faults.map((fault) => fault.field)).toEqual(row.fields)
  const after = await everything()
  expect(after.standing).toEqual(before.standing)
  if (row.late) {
    const { value, note } = row.send as { value: string; note: string }
    const { setAside } = JSON.parse(body) as { setAside: string }
    expect(after.beside).toContainEqual({ id: setAside, value, note })
  } else expect(after.beside).toEqual(before.beside)
}

describe('one answer is refused, and nothing changes, when what comes is', () => {
  it.each(oneByOne)('$what', isRefused)
})

describe('a whole screen is refused, and nothing changes, when what comes is', () => {
  it.each(screens)('$what', isRefused)

  it.each([
    ['mine', '1'],
    ['mine, complete', '2'],
    ['mine, fieldwork closed', '2'],
  ])(
    'too late for the case that is %s: that one is kept beside what stands, word for word',
    async (name, version) => {
      const before = await everything()
      const note = `Typed with care for ${name}.`
      const answer = await sam.post(`${cases[name]}/standards/court-assessment`, {
        [`version:${question}`]: version,
        [question]: 'yes',
        [`note:${question}`]: note,
      })
      expect(answer.status).toBe(303)
      const after = await everything()
      expect(after.standing).toEqual(before.standing)
      expect(after.beside.filter((one) => one.note === note)).toEqual([
        { id: expect.any(String), value: 'yes', note },
      ])
    },
  )
})

describe('a note is kept to the last character', () => {
  let mine: string
  beforeAll(async () => {
    const id = await sampledCase(world.db, inspection.id, { ref: 'Notes' })
    await world.db.updateTable('assessment').set({ assessor_id: sam.id }).where('id', '=', id).execute()
    mine = id
  })

  it.each([
    ['20,000 letters', 'x'.repeat(20_000)],
    ['20,000 emoji, each two in JavaScript’s counting', '😀'.repeat(20_000)],
    ['emoji that are made of several', '👨‍👩‍👧‍👦👍🏽🏴󠁧󠁢󠁷󠁬󠁳󠁿'.repeat(900)],
    ['letters with separate accents, which stay separate', 'e\u0301'.repeat(10_000)],
    ['letters with accents in one, which stay one', 'é'.repeat(20_000)],
    ['Welsh, Arabic and Chinese', 'Tŷ’r plentyn – الطفل – 孩子\n'.repeat(700).trimEnd()],
    ['tabs and empty lines', 'One.\n\n\tTwo.\n\n\n\tThree.'],
    ['marks that mean something elsewhere', `\\ " ' \${} %s <b>&amp;</b> -- ; $1 \\u0000 🏳️‍🌈`],
    ['the mark that stands for what cannot be read', 'a\ufffdb'],
  ])('%s', async (what, note) => {
    const asked = 'fact:mappa'
    const path = `${inspection.path}/${mine}`
    const newest = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', mine)
      .where('question', '=', asked)
      .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('version'))
      .executeTakeFirstOrThrow()
    const answer = await sam.postJson(`${path}/answers`, { question: asked, value: 'yes', note, ...newest })
    expect(answer.status, what).toBe(200)
    const row = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', mine)
      .where('version', '=', newest.version + 1)
      .select('note')
      .executeTakeFirstOrThrow()
    expect(row.note === note, 'the very same characters').toBe(true)
  })

  it('the same answer named twice in what was sent counts once, as the last one', async () => {
    const payload = `{"question":"fact:offence","value":"robbery","version":0,"note":"One.","note":"Two."}`
    const path = `${inspection.path}/${mine}/answers`
    const headers = { cookie: sam.cookieHeader, 'content-type': json, 'x-form-token': await sam.formToken() }
    expect((await world.app.inject({ method: 'POST', url: path, headers, payload })).statusCode).toBe(200)
    const rows = await world.db
      .selectFrom('answer')
      .where('assessment_id', '=', mine)
      .where('question', '=', 'fact:offence')
      .select(['version', 'note'])
      .execute()
    expect(rows).toEqual([{ version: 1, note: 'Two.' }])
  })
})
