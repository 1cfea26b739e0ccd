import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { inspectionInFieldwork, sampledCase } from './sampled-case.ts'

let world: TestApp
let manager: Visitor
let sam: Visitor
let answers: string

beforeAll(async () => {
  world = await testApp()
  manager = await world.person('Programme manager', ['programme-manager'])
  sam = await world.person('Sam Inspector')
  const lead = await world.person('Lead inspector')
  const inspection = await inspectionInFieldwork(world, [
    { person: lead, role: 'lead-inspector' },
    { person: sam, role: 'inspector' },
  ])
  const id = await sampledCase(world.db, inspection.id, { ref: 'A-1' })
  await lead.post(`${inspection.path}/allocation`, { [`assessor-${id}`]: sam.id })
  answers = `${inspection.path}/${id}/answers`
  const first = await sam.postJson(answers, { question: 'fact:mappa', value: 'yes', version: 0 })
  expect(first.status).toBe(200)
  await manager.formToken()
  await sql`create or replace function audit_append(the_stream text, the_actor uuid, the_kind text, the_payload jsonb)
    returns void language plpgsql
    as 'begin raise exception ''the record is full''; end'`.execute(world.db)
})
afterAll(() => world.close())

it('keeps nothing of a change whose audit event cannot be written, and does not say that it was saved', async () => {
  const { status } = await manager.post('/services', { name: 'Unrecorded', area: 'Nowhere' })
  expect(status).toBe(500)
  const services = await world.db
    .selectFrom('service')
    .where('name', '=', 'Unrecorded')
    .select('id')
    .execute()
  expect(services).toEqual([])
})

it('nor of an answer, whose event travels with it', async () => {
  const second = await sam.postJson(answers, { question: 'fact:mappa', value: 'no', version: 1 })
  expect(second.status).toBe(500)
  const kept = await world.db.selectFrom('answer').select(['version', 'value']).execute()
  expect(kept).toEqual([{ version: 1, value: 'yes' }])
})
