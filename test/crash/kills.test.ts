/** Whatever is killed, at whatever moment, while inspectors save: every answer they were told is saved is there. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { connect } from '#platform/database/connect.ts'
import type { Application } from '../fieldwork/application.ts'
import { chance, seedOfRun } from '../fieldwork/chance.ts'
import { holdAgainstRecord } from '../fieldwork/hold-against-record.ts'
import { InspectorAtWork } from '../fieldwork/inspector-at-work.ts'
import { Notebook } from '../fieldwork/notebook.ts'
import { type Fieldwork, prepareFieldwork } from '../fieldwork/prepare.ts'
import { howMany, patience, progress, report } from '../proof/scale.ts'
import { kills } from './kill.ts'
import { Turnstile } from './turnstile.ts'

const rounds = howMany({ brief: 3, full: 50 })
const inspectors = 12
const seed = seedOfRun()

describe(`${inspectors} inspectors save while things are killed (PROOF_SEED=${seed})`, () => {
  let fieldwork: Fieldwork
  beforeAll(async () => {
    fieldwork = await prepareFieldwork({ inspectors, casesEach: 3 })
  }, patience)
  afterAll(() => fieldwork.application.remove())

  it(
    'loses no acknowledged answer, keeps none in halves, and its audit record is sound',
    async () => {
      const { application, framework } = fieldwork
      const random = chance(seed)
      const cases = fieldwork.inspectors.flatMap((one) => one.cases.map((path) => path.split('/').at(-1)!))
      const people = fieldwork.inspectors.map(
        (one) => new InspectorAtWork(one, framework, chance(random.below(2 ** 31))),
      )
      const notebooks = people.map((one) => one.notebook)
      const compare = async (still: boolean) => {
        const found = await holdAgainstRecord(application.connectionString, cases, notebooks, still)
        expect(found.faults.slice(0, 10)).toEqual([])
        return found
      }
      await application.start()
      const turnstile = new Turnstile()
      let working = true
      const day = {
        address: application.address,
        goOn: () => working,
        mayISend: () => turnstile.pass(),
        thinking: 0,
      }
      const atWork = Promise.all(people.map((one) => one.work(day)))
      const done = new Map<string, number>()
      const interrupted = { kept: 0, of: 0 }
      const order = Array.from({ length: rounds }, (_, at) => kills[at % kills.length]!)
      for (const [at, kill] of shuffled(order, random).entries()) {
        await pause(100 + random.below(1200))
        const before = application.running
        await kill.strike(application, random)
        expect(before, 'the application ran on until it was killed').toBe(true)
        done.set(kill.what, (done.get(kill.what) ?? 0) + 1)
        if (application.running) await servesPages(application)
        else {
          // Everybody waits: so it can be told which of the answers that were cut off were kept nevertheless.
          turnstile.close()
          await application.start()
          const { underWay } = await compare(false)
          interrupted.kept += underWay.kept
          interrupted.of += underWay.of
          turnstile.open()
        }
        await servesPages(application)
        await compare(false)
        if (at % 10 === 9 || at === rounds - 1) await sound(application.connectionString)
        progress(`${at + 1} of ${rounds}: ${kill.what}`)
      }
      working = false
      await atWork
      const { kept } = await compare(true)
      const acknowledged = notebooks.reduce((sum, one) => sum + one.acknowledged.size, 0)
      expect(kept).toBe(acknowledged)
      expect(acknowledged).toBeGreaterThan(rounds)
      await wouldBeNoticed(application.connectionString, cases, notebooks)
      expect(await application.stop()).toBe(0)
      const verified = await auditVerify(application.data)
      expect(verified).toContain('all sound')
      report('kills', seed, [
        {
          what: 'Kills',
          figure: `${rounds}: ${[...done].map(([what, count]) => `${what} ${count}`).join(', ')}`,
        },
        { what: 'Answers acknowledged, all there with version and content', figure: String(acknowledged) },
        {
          what: 'Answers cut off by a kill of the program',
          figure: `${interrupted.of}, of which ${interrupted.kept} had been kept and were recognised when sent again`,
        },
        { what: 'Sent again', figure: String(notebooks.reduce((sum, one) => sum + one.again, 0)) },
        { what: 'plumbline audit verify', figure: verified.trim() },
      ])
    },
    patience,
  )
})

function shuffled<T>(list: T[], random: { below(end: number): number }): T[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}

/** A page that is made from the database is served, now or once the database is back. */
async function servesPages(application: Application): Promise<void> {
  const limit = Date.now() + 60_000
  while (application.running && Date.now() < limit) {
    const page = await fetch(`${application.address}/published`).catch(() => undefined)
    if (page?.status === 200) return
    await pause(50)
  }
  throw new Error(
    `${application.running ? 'The application serves no pages' : 'The application ended'}. It said:\n${application.said}`,
  )
}

/** A comparison that finds nothing whatever is missing would prove nothing. */
async function wouldBeNoticed(record: string, cases: string[], notebooks: Notebook[]): Promise<void> {
  const [noted] = notebooks[0]!.acknowledged.values()
  const [lost, changed, unknown] = [new Notebook(), new Notebook(), new Notebook()]
  lost.acknowledge({ ...noted!, version: 99_999 })
  changed.acknowledge({ ...noted!, note: 'Never written.' })
  const faults = async (those: Notebook[]) =>
    (await holdAgainstRecord(record, cases, those, true)).faults.join()
  expect(await faults([...notebooks, lost])).toContain('was acknowledged and is lost')
  expect(await faults([...notebooks, changed])).toContain('is another one now')
  expect(await faults([unknown])).toContain('was never sent like that')
}

async function sound(connectionString: string): Promise<void> {
  const { db, close } = await connect(connectionString, { poolSize: 1 })
  const { findings } = await verifyAudit(db)
  await close()
  expect(findings).toEqual([])
}

/** The command as whoever runs the program would type it, on the data folder of the application that was stopped. */
async function auditVerify(data: string): Promise<string> {
  const main = join(import.meta.dirname, '../../src/cli/main.ts')
  const child = spawn(process.execPath, [main, 'audit', 'verify'], {
    env: { PATH: process.env.PATH, PLUMBLINE_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')])
  return said
}
