import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from './app.ts'
import { inspectionInFieldwork } from './sampled-case.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

it('serves a whole team that opens the same inspection at once, right after a start, with fewer connections than people', async () => {
  const lead = await world.person('Lead inspector')
  const { path } = await inspectionInFieldwork(world, [{ person: lead, role: 'lead-inspector' }])
  // Nothing is in memory yet: each of these reads the framework, with five connections between them.
  const answers = await Promise.all(Array.from({ length: 12 }, () => lead.get(path)))
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
})
