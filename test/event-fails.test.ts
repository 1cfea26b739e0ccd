import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from './app.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

it('keeps nothing of a change whose audit event cannot be written, and does not say that it was saved', async () => {
  const manager = await world.person('Programme manager', ['programme-manager'])
  await manager.formToken()
  await sql`create or replace function audit_append(the_stream text, the_actor uuid, the_kind text, the_payload jsonb)
    returns void language plpgsql
    as 'begin raise exception ''the record is full''; end'`.execute(world.db)
  const { status } = await manager.post('/services', { name: 'Unrecorded', area: 'Nowhere' })
  expect(status).toBe(500)
  const services = await world.db.selectFrom('service').select('name').execute()
  expect(services).toEqual([])
})
