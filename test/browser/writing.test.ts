/** A lead writes a section in a browser: saved as they type, through a lost connection and a reload. */
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp } from '../app.ts'
import { type Concluded, concludedInspection, resultsLike } from '../concluded-inspection.ts'
import { Line } from '../crash/line.ts'
import { shared } from '../shared.ts'
import { openBrowser, type RunningBrowser } from './browser.ts'

const patience = { timeout: 30_000 }

describe('a lead writes on a train', () => {
  let world: TestApp
  let chromium: RunningBrowser
  let line: Line
  let address: string
  let inspection: Concluded
  let context: BrowserContext
  let page: Page
  let at: string

  const status = () => page.locator('[data-saved]').innerText()
  const box = () => page.getByLabel('2.2 Planning', { exact: true })
  const preview = () => page.locator('[data-preview]').innerText()
  const bodies = async () => {
    const rows = await world.db
      .selectFrom('report_section')
      .where('section', '=', 'standard-court-planning')
      .select(['version', 'body', 'set_aside'])
      .orderBy('version')
      .execute()
    return rows
  }
  const open = async () => {
    await page.goto(`${address}${at}`)
    await page.locator('[data-ready="keeps"]').waitFor()
  }

  beforeAll(async () => {
    world = await testApp()
    chromium = await openBrowser(await shared('browser'))
    await world.app.listen({ host: '127.0.0.1', port: 0 })
    line = new Line(() => (world.app.server.address() as AddressInfo).port)
    address = await line.listen()
    inspection = await concludedInspection(
      world,
      'Northmere Youth Justice Service',
      await resultsLike('hartlepool-2020'),
    )
    at = `/inspections/${inspection.slug}/report/sections/standard-court-planning`
    context = await chromium.browser.newContext()
    page = await context.newPage()
    const token = await world.perform(signIn, { person: inspection.lead.id, how: 'password' as const })
    await context.addCookies([{ name: 'plumbline_session', value: token, url: address }])
    await open()
  })
  afterAll(async () => {
    line?.close()
    await chromium?.close()
    await world?.close()
  })

  it('with figures put in at the cursor, and sees at once how it reads', async () => {
    await box().fill('Plans kept others safe in , which is not enough.')
    await box().press('Home')
    for (let step = 0; step < 26; step++) await box().press('ArrowRight')
    await page.locator('summary', { hasText: '2.2.2' }).first().click()
    await page.getByRole('button', { name: 'Put in {2.2.2 count}' }).click()
    expect(await box().inputValue()).toBe('Plans kept others safe in {2.2.2 count}, which is not enough.')
    await expect.poll(preview, patience).toContain('safe in 4 of 6, which is not enough.')
    await expect.poll(status, patience).toMatch(/^Saved \d\d:\d\d$/)
    expect((await bodies()).at(-1)).toMatchObject({
      body: 'Plans kept others safe in {2.2.2 count}, which is not enough.',
    })
    await box().fill('In {9.9.9}.')
    await expect
      .poll(() => page.locator('[data-faults]').innerText(), patience)
      .toContain('no key question 9.9.9')
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  })

  it('through a lost connection and a reload', async () => {
    await box().fill('Written online.')
    await expect.poll(status, patience).toMatch(/^Saved/)
    line.become('cut')
    await box().fill('Written in a tunnel.')
    await expect.poll(status, patience).toContain('Kept on this device.')
    expect((await bodies()).at(-1)!.body).toBe('Written online.')
    await page.close({ runBeforeUnload: false })
    line.become('up')
    page = await context.newPage()
    await open()
    expect(await box().inputValue()).toBe('Written in a tunnel.')
    await expect.poll(status, patience).toMatch(/^Saved/)
    expect((await bodies()).at(-1)).toMatchObject({ body: 'Written in a tunnel.', set_aside: false })
  })

  it('opens the page without a connection, with what was saved since, and goes on from it', async () => {
    await box().fill('Saved before the tunnel.')
    await expect.poll(status, patience).toMatch(/^Saved/)
    // The other sections and the report itself are kept as well, in their turn.
    await expect
      .poll(
        () =>
          page.evaluate(`(async () => {
            const db = await new Promise((resolve) => { indexedDB.open('plumbline').onsuccess = (event) => resolve(event.target.result) })
            const count = await new Promise((resolve) => { db.transaction('pages').objectStore('pages').count().onsuccess = (event) => resolve(event.target.result) })
            db.close()
            return count
          })()`),
        patience,
      )
      .toBeGreaterThan(15)
    await page.close({ runBeforeUnload: false })
    line.become('cut')
    page = await context.newPage()
    await open()
    expect(await box().inputValue()).toBe('Saved before the tunnel.')
    await box().fill('Saved before the tunnel. Written in it.')
    await expect.poll(status, patience).toContain('Kept on this device.')
    expect(await page.locator('[data-stale]').isVisible()).toBe(true)
    // A second window goes on from what waits, and what the first one types then is not lost either.
    const second = await context.newPage()
    await second.goto(`${address}${at}`)
    await second.locator('[data-ready="keeps"]').waitFor()
    const there = second.getByLabel('2.2 Planning', { exact: true })
    expect(await there.inputValue()).toBe('Saved before the tunnel. Written in it.')
    await there.fill('From the second window.')
    await expect.poll(() => second.locator('[data-saved]').innerText(), patience).toContain('Kept on this')
    await box().fill('Saved before the tunnel. Written in it, and more.')
    await expect.poll(status, patience).toContain('Kept on this device.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/\/report$/)
    expect(await page.getByText('could not be sent').count()).toBeLessThanOrEqual(1)
    const before = (await bodies()).length
    line.become('up')
    await second.bringToFront()
    await expect.poll(async () => (await bodies()).length, patience).toBe(before + 2)
    const texts = (await bodies()).slice(before)
    expect(texts.map(({ body }) => body).toSorted()).toEqual([
      'From the second window.',
      'Saved before the tunnel. Written in it, and more.',
    ])
    expect(texts.filter(({ set_aside }) => !set_aside)).toHaveLength(1)
    await second.close({ runBeforeUnload: false })
    await open()
  })

  it('and is told when somebody else wrote meanwhile: both texts are kept', async () => {
    const newest = (await bodies()).findLast(({ set_aside }) => !set_aside)!.version
    await inspection.lead.post(at, { base: String(newest), body: 'Written elsewhere.' })
    await box().fill('Written here.')
    await expect.poll(status, patience).toContain('Both texts are kept')
    expect((await bodies()).slice(-2)).toMatchObject([
      { body: 'Written elsewhere.', set_aside: false },
      { body: 'Written here.', set_aside: true },
    ])
    await page.getByRole('link', { name: 'Bring the two together' }).click()
    await page.locator('[data-ready="keeps"]').waitFor()
    expect(await box().inputValue()).toBe('Written here.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/\/report$/)
    expect((await bodies()).at(-1)).toMatchObject({ body: 'Written here.', set_aside: false })
  })
})
