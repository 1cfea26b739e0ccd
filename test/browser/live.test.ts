/** The lead follows fieldwork in a browser while somebody answers: with scripts, without them, and when the line goes. */
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp, type Visitor } from '../app.ts'
import { Line } from '../crash/line.ts'
import { inspectionInFieldwork, type SampledInspection, sampledCase } from '../sampled-case.ts'
import { shared } from '../shared.ts'
import { openBrowser, type RunningBrowser } from './browser.ts'

const patience = { timeout: 30_000 }
const question = 'court-assessment-desistance'

describe('the live view in a browser', () => {
  let world: TestApp
  let chromium: RunningBrowser
  let line: Line
  let address: string
  let lead: Visitor
  let sam: Visitor
  let inspection: SampledInspection
  let casePath: string
  let page: Page
  /** How often the page itself was opened. */
  let opened: number

  const summary = () => page.locator('[data-live-cell="summary"]').innerText()
  const answered = async () => Number(/; (\d+) of/.exec(await summary())![1])
  const state = () => page.locator('[data-live-state]').innerText()
  /** One answer to the same question, whatever stood before. */
  let version = 0
  const answer = async (value: string) => {
    const saved = await sam.postJson(`${casePath}/answers`, { question, value, version })
    expect(saved.status).toBe(200)
    version += 1
  }
  const enter = async (javaScriptEnabled: boolean) => {
    const context = await chromium.browser.newContext({ javaScriptEnabled })
    const token = await world.perform(signIn, { person: lead.id, how: 'password' as const })
    await context.addCookies([{ name: 'plumbline_session', value: token, url: address }])
    page = await context.newPage()
    opened = 0
    page.on('framenavigated', () => {
      opened += 1
    })
    await page.goto(`${address}${inspection.path}/live`)
  }

  beforeAll(async () => {
    world = await testApp({ streams: { lookEvery: 40, checkEvery: 120, perPerson: 4, inAll: 100 } })
    chromium = await openBrowser(await shared('browser'))
    await world.app.listen({ host: '127.0.0.1', port: 0 })
    line = new Line(() => (world.app.server.address() as AddressInfo).port)
    address = await line.listen()
    lead = await world.person('Lead inspector')
    sam = await world.person('Sam Inspector')
    inspection = await inspectionInFieldwork(world, [
      { person: lead, role: 'lead-inspector' },
      { person: sam, role: 'inspector' },
    ])
  })
  afterAll(async () => {
    line?.close()
    await chromium?.close()
    await world?.close()
  })
  let cases = 0
  beforeEach(async () => {
    const id = await sampledCase(world.db, inspection.id, { ref: `L-${++cases}` })
    expect((await lead.post(`${inspection.path}/allocation`, { [`assessor-${id}`]: sam.id })).status).toBe(
      303,
    )
    casePath = `${inspection.path}/${id}`
    version = 0
    line.become('up')
  })
  afterEach(() => page.context().close())

  it('moves the figures while somebody answers, and the page is not opened again', async () => {
    await enter(true)
    await expect.poll(state, patience).toBe('Updates itself.')
    const before = await answered()
    const focused = page.getByRole('link', { name: 'L-1', exact: true }).first()
    await focused.focus()
    await answer('yes')
    await expect.poll(answered, patience).toBe(before + 1)
    expect(await page.getByRole('table').filter({ hasText: '2.1.1' }).innerText()).toMatch(/1 of 1/)
    await answer('no')
    await expect
      .poll(() => page.getByRole('table').filter({ hasText: '2.1.1' }).innerText(), patience)
      .toMatch(/0 of 1/)
    expect(opened).toBe(1)
    // Nobody loses their place.
    expect(await focused.evaluate('document.activeElement.textContent')).toBe('L-1')
  })

  it('can be paused and started again', async () => {
    await enter(true)
    await expect.poll(state, patience).toBe('Updates itself.')
    const before = await answered()
    await page.getByRole('button', { name: 'Pause updates' }).click()
    expect(await state()).toBe('Updates are paused.')
    await expect.poll(() => world.app.streams.listeners, patience).toBe(0)
    await answer('yes')
    expect(await answered()).toBe(before)
    await page.getByRole('button', { name: 'Start updates again' }).click()
    await expect.poll(answered, patience).toBe(before + 1)
    expect(opened).toBe(1)
  })

  it('says that the line is cut, takes it up again, and catches up with what happened meanwhile', async () => {
    await enter(true)
    await expect.poll(state, patience).toBe('Updates itself.')
    const before = await answered()
    line.become('cut')
    await expect.poll(state, patience).toBe('The connection is lost. Trying again.')
    await answer('yes')
    line.become('up')
    await expect.poll(state, patience).toBe('Updates itself.')
    await expect.poll(answered, patience).toBe(before + 1)
    expect(opened).toBe(1)
  })

  it('shows the newest figures without scripts to whoever reloads', async () => {
    await enter(false)
    const before = await answered()
    expect(await page.getByRole('button', { name: 'Pause updates' }).isVisible()).toBe(false)
    await answer('yes')
    await page.getByRole('link', { name: 'Reload' }).click()
    await page.waitForLoadState('domcontentloaded')
    expect(await answered()).toBe(before + 1)
  })
})
