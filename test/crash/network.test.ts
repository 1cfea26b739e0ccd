/** An inspector answers sixty questions while the line is cut and the browser killed: no answer is lost, ever. */

import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LaunchOptions } from '../browser/browser.ts'
import { type Chance, chance, seedOfRun } from '../fieldwork/chance.ts'
import { type Fieldwork, prepareFieldwork } from '../fieldwork/prepare.ts'
import { howMany, patience, progress, report } from '../proof/scale.ts'
import { shared } from '../shared.ts'
import { KillableBrowser } from './killable-browser.ts'
import { Line } from './line.ts'

const runs = howMany({ brief: 2, full: 100 })
const answersEach = 60
const seed = seedOfRun()

/** What a page says of each question that was answered: its state, and the answer it shows. */
type Said = Record<string, { state: string; value: string | null }>

/** Run in the page. Text, because these tests know nothing of browsers' types. */
const inPage = {
  read: `Object.fromEntries([...document.querySelectorAll('[data-question]')].map((block) => [
    block.dataset.question,
    {
      state: block.querySelector('[data-saved]').dataset.state ?? 'quiet',
      value: block.querySelector('input:checked')?.value ?? null,
    },
  ]))`,
  online: `dispatchEvent(new Event('online'))`,
  workerReady: 'navigator.serviceWorker.ready.then(() => true)',
  pagesKept: `new Promise((resolve) => {
    const asked = indexedDB.open('plumbline')
    asked.onsuccess = () => {
      const count = asked.result.transaction('pages').objectStore('pages').count()
      count.onsuccess = () => (asked.result.close(), resolve(count.result))
    }
  })`,
}

const readPage = (page: Page): Promise<Said> => page.evaluate<Said>(inPage.read)

describe(`${runs} inspectors answer over a bad line (PROOF_SEED=${seed})`, () => {
  let fieldwork: Fieldwork
  let launch: LaunchOptions
  let line: Line
  let address: string
  let database: pg.Client
  const counts = {
    answers: 0,
    kills: 0,
    reloads: 0,
    cuts: 0,
    acknowledged: 0,
    waiting: 0,
    tooEarly: 0,
    lost: 0,
    failedStarts: 0,
  }

  beforeAll(async () => {
    fieldwork = await prepareFieldwork({ inspectors: 1, casesEach: runs })
    const { application } = fieldwork
    await application.start()
    line = new Line(() => Number(new URL(application.address).port))
    address = await line.listen()
    launch = await shared('browser')
    database = new pg.Client({ connectionString: application.connectionString })
    await database.connect()
  }, patience)
  afterAll(async () => {
    line?.close()
    await database?.end()
    await fieldwork?.application.remove()
  })

  /** The newest version of each answer, as the server keeps it. */
  async function kept(casePath: string): Promise<Map<string, string | null>> {
    const { rows } = await database.query<{ question: string; value: string | null }>(
      'select distinct on (question) question, value from answer where assessment_id = $1 order by question, version desc',
      [casePath.split('/').at(-1)],
    )
    return new Map(rows.map(({ question, value }) => [question, value]))
  }

  async function oneRun(casePath: string, random: Chance): Promise<void> {
    const inspector = fieldwork.inspectors[0]!
    const [name, value] = inspector.cookie.split('=') as [string, string]
    const browser = new KillableBrowser(launch)
    const screen = `${address}${casePath}/standards/court-assessment`
    let page: Page
    const open = async () => {
      page = await browser.open([{ name, value, url: address }])
      await visit()
    }
    const visit = async () => {
      page.on('dialog', (dialog) => dialog.accept().catch(() => {}))
      await page.goto(screen)
      await page.locator('[data-ready="keeps"]').waitFor()
    }
    const become = async (quality: Line['quality']) => {
      if (quality === 'cut') counts.cuts += 1
      line.become(quality)
      // What an operating system tells a browser.
      if (quality === 'up' || quality === 'slow') await page.evaluate(inPage.online).catch(() => {})
    }
    /** What was chosen last, for every question whose answer this device or the server has taken. */
    const given = new Map<string, string>()

    try {
      line.become('up')
      await open()
      // The pages of the case are there for when the line is down.
      await page!.evaluate(inPage.workerReady)
      await expect.poll(() => page.evaluate<number>(inPage.pagesKept), { timeout: 30_000 }).toBeGreaterThan(4)

      const ids = Object.keys(await readPage(page!))
      for (let at = 0; at < answersEach; at += 1) {
        const what = random.number()
        if (what < 0.1) await become(random.pick(['cut', 'cut', 'slow', 'dead', 'up', 'up']))
        const question = random.pick(ids)
        const block = page!.locator(`[data-question="${question}"]`)
        const radios = block.locator('input[type="radio"]')
        const radio = radios.nth(random.below(await radios.count()))
        const chosen = await radio.inputValue()
        await radio.check()
        counts.answers += 1
        if (random.number() < 0.2) await pause(random.below(400))

        const fate = random.number()
        if (fate > 0.05) {
          given.set(question, chosen)
          continue
        }
        // What the page promises at this moment must hold, whatever comes.
        const said = await readPage(page!)
        const stillKeeping = said[question]!.state === 'keeping'
        const promised = Object.entries(said).filter(
          ([, one]) => one.state !== 'keeping' && one.value !== null,
        )
        if (!stillKeeping) given.set(question, chosen)
        if (fate < 0.025) {
          counts.kills += 1
          await browser.kill()
          const there = await kept(casePath)
          for (const [id, one] of promised.filter(([, { state }]) => state === 'saved')) {
            counts.acknowledged += 1
            expect(there.get(id), `${id} was said to be saved`).toBe(one.value)
          }
          if (random.number() < 0.5) line.become(random.pick(['up', 'cut']))
          // A page kept on the device opens whatever the line is like; without a session's cookie it must, too.
          await open()
        } else {
          counts.reloads += 1
          await page!.reload()
          await page!.locator('[data-ready="keeps"]').waitFor()
        }
        const now = await readPage(page!)
        for (const [id, one] of promised) {
          if (one.state !== 'saved') counts.waiting += 1
          expect(now[id]?.value, `${id} is shown again (it was ${one.state})`).toBe(one.value)
        }
        if (stillKeeping) {
          counts.tooEarly += 1
          const found = now[question]!.value
          if (found !== chosen) counts.lost += 1
          if (found === null) given.delete(question)
          else given.set(question, found)
        }
      }
      await become('up')
      await expect
        .poll(
          async () => {
            await page.evaluate(inPage.online)
            const there = await kept(casePath)
            return [...given].filter(([id, value]) => there.get(id) !== value).map(([id]) => id)
          },
          { timeout: 90_000, interval: 250 },
        )
        .toEqual([])
      await expect
        .poll(
          async () =>
            Object.values(await readPage(page)).filter(({ state }) => state !== 'quiet' && state !== 'saved'),
          {
            timeout: 30_000,
          },
        )
        .toEqual([])
    } finally {
      counts.failedStarts += browser.failedStarts
      await browser.remove()
      line.become('up')
    }
  }

  it(
    'and every answer is on the server if the page said so, otherwise on the device until it arrives',
    async () => {
      const random = chance(seed)
      for (const [at, casePath] of fieldwork.inspectors[0]!.cases.entries()) {
        await oneRun(casePath, chance(random.below(2 ** 31)))
        progress(
          `${at + 1} of ${runs}: ${counts.answers} answers, ${counts.kills} kills, ${counts.cuts} cuts`,
        )
      }
      report('network', seed, [
        { what: 'Runs', figure: `${runs}, ${counts.answers} answers given` },
        { what: 'Line cut', figure: `${counts.cuts} times` },
        {
          what: 'Browser killed',
          figure: `${counts.kills} times; page reloaded ${counts.reloads} times; ${counts.failedStarts} starts at which the browser crashed by itself`,
        },
        {
          what: 'Acknowledged at the moment of a kill, all on the server',
          figure: String(counts.acknowledged),
        },
        {
          what: 'Not acknowledged then, all still on the device and sent later',
          figure: String(counts.waiting),
        },
        {
          what: 'Given so few milliseconds before that the page still said it was keeping them',
          figure: `${counts.tooEarly}, of which ${counts.lost} were not kept`,
        },
      ])
    },
    patience,
  )
})
