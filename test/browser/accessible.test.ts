/** Every page of the demonstration that somebody can reach, as people with other eyes, hands and screens meet it. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemonstration } from '#cli/demonstration/load.ts'
import { signIn } from '#platform/people/sign-in.actions.ts'
import { allEndpoints } from '../../src/endpoints.ts'
import { type TestApp, testApp, Visitor } from '../app.ts'
import { shared } from '../shared.ts'
import { openBrowser, type RunningBrowser } from './browser.ts'
import { walkByTab } from './keyboard.ts'
import { Person } from './person.ts'
import { type Looked, reachablePages, worthLooking } from './reachable-pages.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const wide = { width: 1280, height: 900 }
/** On the page of components GOV.UK's examples stand as they are shipped, with headings of their own. */
const examples = '.pl-example'
/** A page of 1280 enlarged four times, as WCAG 1.4.10 asks. */
const narrow = { width: 320, height: 640 }

describe('the pages of the demonstration', { timeout: 600_000 }, () => {
  let world: TestApp
  let chromium: RunningBrowser
  let address: string
  const looked: Looked = { doors: new Set(), kinds: new Set() }

  beforeAll(async () => {
    world = await testApp({ demonstration: true })
    const { db, frameworks, app } = world
    await loadDemonstration({ db, frameworks, app, log: () => undefined })
    chromium = await openBrowser(await shared('browser'))
    address = await app.listen({ host: '127.0.0.1', port: 0 })
  }, 600_000)
  afterAll(async () => {
    await chromium?.close()
    await world?.close()
  })

  /** Somebody at a window of their own, signed in by the demonstration's buttons unless they are anyone. */
  async function at(name: string): Promise<Person> {
    const person = await Person.at(chromium.browser, address, { javaScript: true })
    await person.page.setViewportSize(wide)
    if (name !== 'Anyone') {
      await person.follow('Sign in', 0)
      await person.press(`Sign in as ${name}`)
    }
    return person
  }

  /** Every page that links lead this person to. */
  async function pagesOf(name: string) {
    const doors = allEndpoints({ db: world.db, demonstration: true }).map(({ path }) => path)
    if (name === 'Anyone') return reachablePages((path) => world.anyone.get(path), '/', doors)
    const { id } = await world.db
      .selectFrom('person')
      .where('name', '=', name)
      .select('id')
      .executeTakeFirstOrThrow()
    const sessionToken = await world.perform(signIn, { person: id, how: 'demonstration' as const })
    const visitor = new Visitor(world.app, { id, name, sessionToken })
    return reachablePages((path) => visitor.get(path), '/inspections', doors)
  }

  /** What is wrong with the page that is open, in words. */
  async function faultsOf(page: Page): Promise<string[]> {
    const faults: string[] = []
    // What is folded away must be right as well.
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
    const headings = await page.locator(`h1:not(${examples} h1)`).count()
    if (headings !== 1) faults.push(`${headings} main headings`)
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .withTags(rules)
      .exclude(examples)
      // Among examples the page's own headings cannot keep their order.
      .disableRules((await page.locator(examples).count()) > 0 ? ['heading-order'] : [])
      // The page has no frames, so there is no need for a second page to gather them in.
      .setLegacyMode()
      .analyze()
    for (const { id, help, nodes } of violations)
      faults.push(`${id} (${help}): ${nodes.map((node) => node.html).join(' ')}`)
    await page.setViewportSize(narrow)
    const width = (await page.evaluate('document.documentElement.scrollWidth')) as number
    if (width > narrow.width) faults.push(`${width} wide where ${narrow.width} are there`)
    await page.setViewportSize(wide)
    return faults
  }

  it.each([
    'Anyone',
    'Lead inspector',
    'First inspector',
    'Ratings panel chair',
    'Service contact',
    'Programme manager',
    'Publications editor',
  ])('can be read and used by everybody: %s', async (name) => {
    const pages = await pagesOf(name)
    expect(pages.length).toBeGreaterThan(5)
    // In a list of windows the titles are all there is to tell pages apart.
    expect(pages.filter(({ title }) => !/. – Plumbline$/.test(title))).toEqual([])
    const alike = Map.groupBy(pages, ({ title }) => title)
    expect([...alike.values()].filter((same) => same.length > 1)).toEqual([])

    const { page, ...person } = await at(name).then((one) => ({ page: one.page, close: () => one.close() }))
    const faults: Record<string, string[]> = {}
    let said: string[] = []
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
    page.on('pageerror', (error) => said.push(String(error)))
    for (const { path } of worthLooking(pages, looked)) {
      said = []
      await page.goto(path)
      const found = await faultsOf(page)
      if (found.length + said.length > 0) faults[path] = [...found, ...said]
    }
    expect(faults).toEqual({})
    await person.close()
  })

  it('can be gone through with the keyboard, and one sees where one is', async () => {
    /** Opens a page of the case that stands on the screen, as each of these does. */
    const screenOfCase = (name: string) => async (person: Person) => {
      await person.follow(/^Case /, 0)
      await person.follow(name)
    }
    /** Each person with the ways to the pages that are walked through, one after the other. */
    const walks: [string, ...((person: Person) => Promise<void>)[]][] = [
      ['Anyone', (person) => person.follow('Published reports')],
      [
        'First inspector',
        async (person) => {
          await person.follow(/^Northmere/)
          await person.follow('Casework', 0)
          // Straight to the question where they left; from there to the case, from its beginning.
          await person.follow(/^Carry on with case/, 0)
          await person.follow(/^Case /, 0)
        },
        (person) => person.follow('Facts of the case'),
        screenOfCase('2.1 Assessment'),
        screenOfCase('2.4 Reviewing'),
        screenOfCase('History of this case'),
        async (person) => {
          await person.page.getByText('Is someone at immediate risk?').click()
          await person.press('Raise an alert')
        },
      ],
      ['Programme manager', (person) => person.press('Open an inspection')],
      [
        'Lead inspector',
        async (person) => {
          await person.follow(/^Northmere/)
          await person.follow('Results and ratings panel', 0)
        },
      ],
    ]
    for (const [name, ...ways] of walks) {
      const person = await at(name)
      for (const way of ways) {
        await way(person)
        const { reached, missed, unseen } = await walkByTab(person.page)
        expect(reached[0]).toBe('1 a #main-content')
        expect({ missed, unseen }).toEqual({ missed: [], unseen: [] })
        expect(reached.length).toBeGreaterThan(5)
      }
      await person.close()
    }
  })
})
