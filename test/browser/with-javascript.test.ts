/** What scripts add for an inspector: every answer is saved as it is given, and never said to be when it is not. */

import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { carryPublishedFigures, publishedFigures } from '#inspection/programme/carry-published.ts'
import { hashPassword } from '#platform/people/passwords.ts'
import { createAccount } from '#platform/people/sign-in.actions.ts'
import { buildServer } from '#platform/web/server.ts'
import { allEndpoints } from '../../src/endpoints.ts'
import { type TestApp, testApp } from '../app.ts'
import { publishedFile } from '../concluded-inspection.ts'
import { allocatedAssessment, inspectionInFieldwork } from '../sampled-case.ts'
import { shared } from '../shared.ts'
import { openBrowser, type RunningBrowser } from './browser.ts'
import { Person } from './person.ts'

const account = { email: 'sam.inspector@example.org', password: 'plumb level square' }
// Long enough for a busy machine; what is waited for usually comes at once.
const patience = { timeout: 15_000 }

describe('an inspector whose browser runs scripts', () => {
  let world: TestApp
  let chromium: RunningBrowser
  let server: FastifyInstance
  let port = 0
  let sam: string
  let inspector: Person
  let assessment: string

  /** The program on the world's database; another start listens where the first one did. */
  async function start(): Promise<void> {
    const { db, frameworks } = world
    const options = { logLevel: 'silent', https: false, proxies: 0, requestsPerMinute: 1_000_000 }
    server = await buildServer(
      { db, frameworks, demonstration: false, ...options },
      allEndpoints({ db, demonstration: false }),
    )
    await server.listen({ host: '127.0.0.1', port })
    port = (server.server.address() as AddressInfo).port
  }

  /** Opens the case's first standard, and the group of fields of a question on it. */
  const open = async () => {
    await inspector.follow('Inspections')
    await inspector.follow(/^Service \d+$/, 0)
    await inspector.follow('Casework', 0)
    await inspector.follow(/case C-0001$/)
    await inspector.follow('Case C-0001')
    await inspector.follow('2.1 Assessment')
    // The script that saves arrives a moment after the page.
    await inspector.page.locator('[data-ready="keeps"]').waitFor()
  }
  const question = '2.1.1: Does the assessment get to the bottom of why the child offends?'
  const asked = (page: Page) => page.getByRole('group', { name: `Your answer to ${question}`, exact: true })
  const answer = (page: Page, word: string) => asked(page).getByLabel(word, { exact: true })
  /** Everything that stands around the question, such as what became of its answer. */
  const said = (page: Page) =>
    page
      .locator('[data-question]')
      .filter({ has: asked(page) })
      .innerText()
  const kept = () =>
    world.db
      .selectFrom('answer')
      .where('assessment_id', '=', assessment)
      .select(['question', 'version', 'value'])
      .orderBy('version')
      .execute()

  beforeAll(async () => {
    world = await testApp()
    chromium = await openBrowser(await shared('browser'))
    await start()
    const passwordHash = await hashPassword(account.password)
    sam = await world.perform(createAccount, {
      email: account.email,
      name: 'Sam Inspector',
      passwordHash,
      roles: [],
    })
  })
  afterAll(async () => {
    await chromium?.close()
    await server?.close()
    await world?.close()
  })
  beforeEach(async () => {
    const inspection = await inspectionInFieldwork(world, [{ person: { id: sam }, role: 'inspector' }])
    assessment = await allocatedAssessment(world.db, inspection.id, sam)
    inspector = await Person.at(chromium.browser, `http://127.0.0.1:${port}`, { account, javaScript: true })
    await open()
  })
  afterEach(async () => {
    await inspector.close()
    if (!server.server.listening) await start()
  })

  it('reads of each answer when it was saved, and the page is never sent', async () => {
    const { page } = inspector
    let pagesOpened = 0
    page.on('framenavigated', () => {
      pagesOpened += 1
    })
    const questions = await page
      .getByRole('group')
      .filter({ has: page.getByRole('radio') })
      .all()
    expect(questions.length).toBeGreaterThan(10)
    for (const one of questions) await one.getByLabel('Yes', { exact: true }).check()
    await expect.poll(() => page.getByText(/^Saved \d\d:\d\d$/).count(), patience).toBe(questions.length)
    expect(pagesOpened).toBe(0)
    expect((await kept()).map(({ version, value }) => ({ version, value }))).toEqual(
      questions.map(() => ({ version: 1, value: 'yes' })),
    )
  })

  it('is told that nothing is saved while the server is down, and goes on once it is back', async () => {
    const { page } = inspector
    await server.close()
    await answer(page, 'Yes').check()
    await expect
      .poll(() => said(page), patience)
      .toContain('Not sent yet: there is no connection. Kept on this device.')
    expect(await kept()).toEqual([])
    await start()
    await answer(page, 'No').check()
    await expect.poll(() => said(page), patience).toMatch(/Saved \d\d:\d\d/)
    expect(await said(page)).not.toContain('Not sent')
    expect((await kept()).map(({ value }) => value)).toEqual(['no'])
  })

  it('is told by a tab left open that the answer is another now, and nothing is overwritten', async () => {
    const left = inspector.page
    const tab = await left.context().newPage()
    await tab.goto(left.url(), { waitUntil: 'networkidle' })
    await answer(tab, 'No').check()
    await expect.poll(() => said(tab), patience).toMatch(/Saved \d\d:\d\d/)

    await answer(left, 'Yes').check()
    await expect.poll(() => said(left), patience).toContain('Sam Inspector: No. You: Yes.')
    expect(await said(left)).toContain('Not saved:')
    expect((await kept()).map(({ value }) => value)).toEqual(['no'])

    // Leaving all the same leaves what is kept as it is.
    left.once('dialog', (dialog) => dialog.accept())
    await left.reload()
    expect(await answer(left, 'No').isChecked()).toBe(true)
  })

  it('has a colleague for standards who moves a slider by the keyboard, and whose answer follows', async () => {
    const lead = { email: 'stan.lead@example.org', password: account.password }
    const passwordHash = await hashPassword(lead.password)
    const roles = ['standards-lead' as const]
    await world.perform(createAccount, { email: lead.email, name: 'Stan Lead', passwordHash, roles })
    const figures = publishedFigures.parse(await publishedFile('kirklees-2021'))
    await world.perform(carryPublishedFigures, { figures, frameworkVersion: '1.3.0' })
    const address = `http://127.0.0.1:${port}`
    const stan = await Person.at(chromium.browser, address, { account: lead, javaScript: true })
    const { page } = stan
    await page.goto('/what-if?rules=whole-sample-out-of-court')
    const slider = page.getByRole('slider', { name: /how many are taken to be sufficient/ })
    await expect.poll(() => slider.getAttribute('aria-valuetext'), patience).toBe('No assumption')
    const column = page.getByRole('columnheader', { name: 'If 55% of the missing answers were sufficient' })
    expect(await column.count()).toBe(0)
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await column.waitFor(patience)
    const field = page.getByRole('textbox', { name: /how many are taken to be sufficient/ })
    expect(await field.inputValue()).toBe('55')
    expect(new URL(page.url()).searchParams.get('unasked')).toBe('55')
    // Emptying the field takes the assumption away again.
    await field.fill('')
    await column.waitFor({ state: 'detached', ...patience })
    await stan.close()
  })
})
