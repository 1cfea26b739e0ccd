import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp, type Visitor } from '../app.ts'
import { inspectionInFieldwork, type SampledInspection, sampledCase } from '../sampled-case.ts'
import { shared } from '../shared.ts'
import { openBrowser, type RunningBrowser } from './browser.ts'

describe('an inspector answers in a browser', () => {
  let world: TestApp
  let chromium: RunningBrowser
  let address: string
  let sam: Visitor
  let lead: Visitor
  let inspection: SampledInspection
  let context: BrowserContext
  let page: Page
  let path: string
  let assessment: string
  let cases = 0
  // Long enough for a busy machine; what is waited for usually comes at once.
  const patience = { timeout: 15_000 }

  const question = 'court-assessment-desistance'
  const block = (id: string) => page.locator(`[data-question="${id}"]`)
  const state = (id: string) => block(id).locator('[data-saved]')
  const versions = (id: string) =>
    world.db
      .selectFrom('answer')
      .where('assessment_id', '=', assessment)
      .where('question', '=', id)
      .select(['version', 'value', 'note'])
      .orderBy('version')
      .execute()

  beforeAll(async () => {
    world = await testApp()
    chromium = await openBrowser(await shared('browser'))
    address = await world.app.listen({ host: '127.0.0.1', port: 0 })
    sam = await world.person('Sam Inspector')
    lead = await world.person('Lead inspector')
    inspection = await inspectionInFieldwork(world, [
      { person: sam, role: 'inspector' },
      { person: lead, role: 'lead-inspector' },
    ])
  })
  afterAll(async () => {
    await chromium.close()
    await world.close()
  })

  beforeEach(async () => {
    assessment = await sampledCase(world.db, inspection.id, { ref: `C-${++cases}` })
    await lead.post(`${inspection.path}/allocation`, { [`assessor-${assessment}`]: sam.id })
    path = `${inspection.path}/${assessment}/standards/court-assessment`
    const token = await world.perform(signIn, { person: sam.id, how: 'password' as const })
    context = await chromium.browser.newContext()
    await context.addCookies([{ name: 'plumbline_session', value: token, url: address }])
    page = await context.newPage()
    await page.goto(`${address}${path}`)
    await page.locator('[data-ready="keeps"]').waitFor()
  })
  afterEach(() => context.close())

  it('and reads of each answer that it is saved', async () => {
    await block(question).getByLabel('Yes', { exact: true }).check()
    await expect.poll(() => state(question).textContent(), patience).toMatch(/^Saved \d\d:\d\d$/)
    await block(question).getByLabel('Reasons').fill('The assessment is thorough.')
    await block(question).getByLabel('Reasons').blur()
    await expect.poll(() => versions(question), patience).toHaveLength(2)
    expect((await versions(question)).at(-1)).toEqual({
      version: 2,
      value: 'yes',
      note: 'The assessment is thorough.',
    })
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await page.waitForURL(/court-planning$/)
    expect(await versions(question)).toHaveLength(2)
  })

  it('and is told honestly while the connection is lost; afterwards it is saved by itself', async () => {
    await context.setOffline(true)
    await block(question).getByLabel('No', { exact: true }).check()
    await expect
      .poll(() => state(question).textContent(), patience)
      .toBe('Not sent yet: there is no connection. Kept on this device.')
    await expect
      .poll(() => page.locator('[data-page-state]').textContent(), patience)
      .toBe('1 answer waits on this device and will be sent when the connection is back.')
    await context.setOffline(false)
    await expect.poll(() => state(question).textContent(), patience).toMatch(/^Saved/)
    expect(await versions(question)).toHaveLength(1)
  })

  it('and chooses when the same answer was changed meanwhile', async () => {
    await sam.postJson(`${inspection.path}/${assessment}/answers`, {
      question,
      value: 'no',
      note: 'From the other tab.',
      version: 0,
    })
    await block(question).getByLabel('Yes', { exact: true }).check()
    await expect
      .poll(() => state(question).textContent(), patience)
      .toContain('Sam Inspector: No, “From the other tab.”. You: Yes.')
    expect(await versions(question)).toHaveLength(1)
    await block(question).getByRole('button', { name: 'Keep mine' }).click()
    await expect.poll(() => state(question).textContent(), patience).toMatch(/^Saved/)
    expect((await versions(question)).map(({ value }) => value)).toEqual(['no', 'yes'])
  })

  it('and may take the other answer instead', async () => {
    await sam.postJson(`${inspection.path}/${assessment}/answers`, {
      question,
      value: 'no',
      note: 'Other.',
      version: 0,
    })
    await block(question).getByLabel('Yes', { exact: true }).check()
    await block(question).getByRole('button', { name: 'Take theirs' }).click()
    await expect
      .poll(() => block(question).getByLabel('No', { exact: true }).isChecked(), patience)
      .toBe(true)
    expect(await block(question).getByLabel('Reasons').inputValue()).toBe('Other.')
    expect(await versions(question)).toHaveLength(1)
  })

  it('and hears which questions a fact brings in', async () => {
    await page.goto(`${address}${inspection.path}/${assessment}/facts`)
    await page.locator('[data-judged]').waitFor()
    await block('fact:rosh-inspector').getByLabel('High', { exact: true }).check()
    await expect
      .poll(() => block('fact:rosh-inspector').locator('[data-routing]').textContent(), patience)
      .toContain('Now counts: 2.2.3')
  })
})
