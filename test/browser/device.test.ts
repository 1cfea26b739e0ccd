/** What a browser keeps while there is no connection: usable by whoever is signed in, readable by nobody else. */
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allocateCases } from '#inspection/casework/actions.ts'
import { signIn } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp, type Visitor } from '../app.ts'
import { Line } from '../crash/line.ts'
import { inspectionInFieldwork, type SampledInspection, sampledCase } from '../sampled-case.ts'
import { shared } from '../shared.ts'
import { openBrowser, type RunningBrowser } from './browser.ts'

const patience = { timeout: 30_000 }

/** Everything that scripts of the page could read of what is kept, as one text. */
const everythingKept = `(async () => {
  const found = []
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve) => { indexedDB.open(name).onsuccess = (event) => resolve(event.target.result) })
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((resolve) => { db.transaction(store).objectStore(store).getAll().onsuccess = (event) => resolve(event.target.result) })
      for (const row of rows) {
        found.push(store + ': ' + JSON.stringify(row) + (row.data ? new TextDecoder('latin1').decode(row.data) : ''))
      }
    }
    db.close()
  }
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) found.push('cache: ' + url)
  return found
})()`

describe('an inspector on a train, and a laptop that others use too', () => {
  let world: TestApp
  let chromium: RunningBrowser
  let line: Line
  let address: string
  let sam: Visitor
  let robin: Visitor
  let inspection: SampledInspection
  let context: BrowserContext
  let page: Page
  let assessment: string
  let path: string
  let cases = 0

  const question = 'court-assessment-desistance'
  const block = (id: string) => page.locator(`[data-question="${id}"]`)
  const state = (id: string) => block(id).locator('[data-saved]')
  const answers = () =>
    world.db
      .selectFrom('answer')
      .where('assessment_id', '=', assessment)
      .select(['question', 'version', 'value', 'note', 'answered_by as by'])
      .orderBy('answered_at')
      .execute()
  const enter = async (person: Visitor) => {
    const token = await world.perform(signIn, { person: person.id, how: 'password' as const })
    await context.clearCookies()
    await context.addCookies([{ name: 'plumbline_session', value: token, url: address }])
  }
  const open = async (screen: string) => {
    await page.goto(`${address}${path}/${screen}`)
    await page.locator('[data-ready="keeps"][data-judged]').waitFor()
  }
  /** As the lead does in the allocation. */
  const give = (to: Visitor) =>
    world.perform(allocateCases, {
      inspection: inspection.id,
      allocations: [{ assessment, assessor: to.id }],
    })
  const kept = () => page.evaluate<string[]>(everythingKept)
  const pagesKept = async () => (await kept()).filter((row) => row.startsWith('pages:')).length
  const become = async (quality: Line['quality']) => {
    line.become(quality)
    if (quality === 'up') await page.evaluate(`dispatchEvent(new Event('online'))`)
  }

  beforeAll(async () => {
    world = await testApp()
    chromium = await openBrowser(await shared('browser'))
    await world.app.listen({ host: '127.0.0.1', port: 0 })
    line = new Line(() => (world.app.server.address() as AddressInfo).port)
    address = await line.listen()
    sam = await world.person('Sam Inspector')
    robin = await world.person('Robin Inspector')
    inspection = await inspectionInFieldwork(world, [
      { person: sam, role: 'inspector' },
      { person: robin, role: 'inspector' },
    ])
  })
  afterAll(async () => {
    line?.close()
    await chromium?.close()
    await world?.close()
  })
  beforeEach(async () => {
    assessment = await sampledCase(world.db, inspection.id, { ref: `T-${++cases}` })
    await give(sam)
    path = `${inspection.path}/${assessment}`
    line.become('up')
    context = await chromium.browser.newContext()
    page = await context.newPage()
    await enter(sam)
    await open('standards/court-assessment')
    await expect.poll(pagesKept, patience).toBeGreaterThan(4)
  })
  afterEach(async () => {
    line.become('up')
    await context.close()
  })

  it('goes from screen to screen without a connection, and facts decide there too', async () => {
    await become('cut')
    await page.goto(`${address}${path}/facts`)
    await page.locator('[data-ready="keeps"][data-judged]').waitFor()
    await block('fact:rosh-inspector').getByLabel('High', { exact: true }).check()
    await expect
      .poll(() => state('fact:rosh-inspector').textContent(), patience)
      .toContain('Kept on this device')
    expect(await block('fact:rosh-inspector').locator('[data-routing]').textContent()).toContain(
      'Now counts: 2.2.3',
    )
    expect(await page.locator('[data-page-state]').textContent()).toBe(
      '1 answer waits on this device and will be sent when the connection is back.',
    )

    await page.goto(`${address}${path}/standards/court-planning`)
    await page.locator('[data-ready="keeps"][data-judged]').waitFor()
    await block('court-planning-others-safety').getByLabel('No', { exact: true }).check()
    await block('court-planning-others-safety').getByLabel('Reasons').fill('No plan for the risk to others.')
    await expect
      .poll(() => state('court-planning-others-safety').textContent(), patience)
      .toContain('Kept on this device')
    await page.reload()
    await page.locator('[data-ready="keeps"][data-judged]').waitFor()
    expect(await block('court-planning-others-safety').getByLabel('Reasons').inputValue()).toBe(
      'No plan for the risk to others.',
    )
    expect(await answers()).toEqual([])

    await become('up')
    await expect.poll(() => state('court-planning-others-safety').textContent(), patience).toMatch(/^Saved/)
    expect((await answers()).map(({ question: id, version, value }) => ({ id, version, value }))).toEqual([
      { id: 'fact:rosh-inspector', version: 1, value: 'high' },
      { id: 'court-planning-others-safety', version: 1, value: 'no' },
    ])
    await expect
      .poll(async () => (await kept()).filter((row) => row.startsWith('waiting:')), patience)
      .toEqual([])
  })

  it('reads which pages can be opened when one cannot', async () => {
    await become('cut')
    await page.goto(`${address}/inspections`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There is no connection')
    await page.getByRole('link', { name: /^2\.1 Assessment/ }).click()
    await page.locator('[data-ready="keeps"]').waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('2.1')
  })

  it('leaves nothing readable at sign-out; what could not be sent waits, locked, for its sender alone', async () => {
    await become('cut')
    await block(question).getByLabel('Yes', { exact: true }).check()
    await block(question).getByLabel('Reasons').fill('Whistle-clean reasons.')
    await expect.poll(() => state(question).textContent(), patience).toContain('Kept on this device')
    expect((await kept()).join()).not.toContain('Whistle')

    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '1 answer is not sent yet' })
    await dialog.getByRole('button', { name: 'Stay signed in' }).click()
    expect(await dialog.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await dialog.getByRole('button', { name: 'Sign out and send later' }).click()
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent(), patience)
      .toBe('You are signed out on this device')

    // Without a connection the case cannot be opened any more, and once there is one the server hears of the sign-out.
    await page.goto(`${address}${path}/standards/court-assessment`)
    expect(await page.getByRole('main').textContent()).not.toContain('2.1')
    line.become('up')
    await page.goto(`${address}${path}/standards/court-assessment`)
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), patience).toBe('Sign in')
    const left = await kept()
    expect(left.filter((row) => /^(keys|pages|known|marks):/.test(row))).toEqual([])
    expect(left.filter((row) => row.startsWith('waiting:'))).toHaveLength(1)
    expect(left.join()).not.toContain('Whistle')
    expect(left.join()).not.toContain(assessment)

    await enter(robin)
    await page.goto(`${address}/account`)
    await page.waitForLoadState('networkidle')
    expect(await answers()).toEqual([])

    await enter(sam)
    await open('standards/court-assessment')
    await expect.poll(() => state(question).textContent(), patience).toMatch(/^Saved/)
    // The choice and its reasons were one answer by then.
    expect(await answers()).toEqual([
      { question, version: 1, value: 'yes', note: 'Whistle-clean reasons.', by: sam.id },
    ])
  })

  it('is not asked twice when everything is sent, and then nothing is left at all', async () => {
    await block(question).getByLabel('No', { exact: true }).check()
    await expect.poll(() => state(question).textContent(), patience).toMatch(/^Saved/)
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect.poll(() => page.getByRole('main').textContent(), patience).toContain('You have signed out')
    expect((await kept()).filter((row) => !row.startsWith('cache:'))).toEqual([])
    const cached = (await kept()).map((row) => new URL(row.slice('cache: '.length)).pathname)
    expect(cached.filter((one) => !/^\/(assets|frameworks)\//.test(one))).toEqual([])
  })

  it.each([
    {
      meanwhile: 'the lead gives the case to somebody else',
      happens: async () => {
        await give(robin)
      },
      words: 'The lead inspector gave this case to somebody else.',
    },
    {
      meanwhile: 'a conflict of interest is declared',
      happens: async () => {
        const elsewhere = { words: 'I know the family.' }
        expect((await sam.post(`${path}/step-aside`, elsewhere)).status).toBe(303)
      },
      words: 'You said that you should not assess this case.',
    },
  ])('keeps what was typed where $meanwhile, until whoever typed it decides', async ({ happens, words }) => {
    await become('cut')
    await block(question).getByLabel('Yes', { exact: true }).check()
    await block(question).getByLabel('Reasons').fill('Written between two stations.')
    await expect.poll(() => state(question).textContent(), patience).toContain('Kept on this device')
    await happens()
    await become('up')

    await expect
      .poll(() => state(question).textContent(), patience)
      .toBe(`Not saved: ${words} Kept on this device.`)
    const told = page.locator('[data-unsent]')
    await expect
      .poll(() => told.textContent(), patience)
      .toContain(`1 answer you wrote could not be saved. ${words}`)
    expect(await page.locator('[data-page-state]').textContent()).toBe(
      '1 answer could not be saved. The top of this page says why.',
    )
    // The case cannot be opened any more; what was typed can be read all the same, here and on any other page.
    for (const one of [`${path}/standards/court-assessment`, '/inspections']) {
      await page.goto(`${address}${one}`)
      await told.getByText('Read it', { exact: true }).click()
      const row = told.locator('dl > div')
      expect(await row.locator('dt').innerText()).toBe(`Case T-${cases}, 2.1.1`)
      expect(await row.locator('dd').innerText()).toBe('Yes\nWritten between two stations.')
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
    expect((await kept()).join()).not.toContain('stations')

    const remove = told.getByRole('button', { name: 'Delete from this device' })
    const dialog = page.getByRole('dialog', { name: 'Delete 1 answer from this device?' })
    await remove.click()
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    expect(await told.isVisible()).toBe(true)
    await remove.click()
    await dialog.getByRole('button', { name: 'Delete it' }).click()
    await expect.poll(() => told.isVisible(), patience).toBe(false)
    expect((await kept()).filter((row) => row.startsWith('waiting:'))).toEqual([])
    expect(await answers()).toEqual([])
  })

  it('sends what was refused after all, once the case is theirs again', async () => {
    await become('cut')
    await block(question).getByLabel('No', { exact: true }).check()
    await expect.poll(() => state(question).textContent(), patience).toContain('Kept on this device')
    await give(robin)
    await become('up')
    await expect.poll(() => state(question).textContent(), patience).toContain('to somebody else')
    expect(await answers()).toEqual([])
    await give(sam)
    await open('standards/court-assessment')
    await expect.poll(() => state(question).textContent(), patience).toMatch(/^Saved/)
    expect((await answers()).map(({ value, by }) => [value, by])).toEqual([['no', sam.id]])
    expect(await page.locator('[data-unsent]').isVisible()).toBe(false)
  })

  it('saves nothing where a note was typed and taken away again', async () => {
    await become('cut')
    await block(question).getByLabel('Reasons').fill('No, wrong case.')
    await expect.poll(() => state(question).textContent(), patience).toContain('Kept on this device')
    const waiting = async () => (await kept()).filter((row) => row.startsWith('waiting:')).join()
    const typed = await waiting()
    await block(question).getByLabel('Reasons').fill('')
    await expect.poll(waiting, patience).not.toBe(typed)
    await become('up')
    await expect.poll(() => state(question).textContent(), patience).toBe('Not answered')
    expect(await answers()).toEqual([])
  })

  it('sends nothing in the name of whoever signs in while a page of somebody else is open', async () => {
    await become('cut')
    await block(question).getByLabel('Yes', { exact: true }).check()
    await expect.poll(() => state(question).textContent(), patience).toContain('Kept on this device')
    await enter(robin)
    await become('up')
    await expect.poll(() => state(question).textContent(), patience).toMatch(/signed out|cannot|not found/i)
    expect(await answers()).toEqual([])
    await enter(sam)
    await open('standards/court-assessment')
    await expect.poll(() => state(question).textContent(), patience).toMatch(/^Saved/)
    expect((await answers()).map(({ by }) => by)).toEqual([sam.id])
  })
})
