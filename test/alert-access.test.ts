/** Who sees which alert: whoever must not look into a case must not read of it in an alert either. Safety comes first. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordOwnServices } from '#inspection/programme/own-services.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { overdueAlert, seesAlert } from './raised-alert.ts'
import { type SampledInspection, sampledCase, teamInFieldwork } from './sampled-case.ts'
import { secondOf } from './twice-assessed.ts'

let world: TestApp
let lead: Visitor
let sam: Visitor
let kim: Visitor
let robin: Visitor
let quality: Visitor
let inspection: SampledInspection

beforeAll(async () => {
  world = await testApp()
  ;({ lead, sam, kim, robin, quality, inspection } = await teamInFieldwork(world, {
    lead: ['Lead inspector', 'lead-inspector'],
    sam: ['Sam Inspector', 'inspector'],
    kim: ['Kim Inspector', 'inspector'],
    robin: ['Robin Assessor', 'local-assessor'],
    quality: ['Quality lead', 'quality-lead'],
  }))
})
afterAll(() => world.close())

const caseOf = async (ref: string, assessor: Visitor): Promise<string> => {
  const id = await sampledCase(world.db, inspection.id, { ref })
  await give(id, assessor)
  return id
}
const give = async (assessment: string, assessor: Visitor) => {
  const given = { [`assessor-${assessment}`]: assessor.id }
  expect((await lead.post(`${inspection.path}/allocation`, given)).status).toBe(303)
}
const raise = (who: Visitor, assessment: string) => overdueAlert(who, inspection.slug, assessment)
const sees = (who: Visitor, alert: string) => seesAlert(who, inspection.slug, alert)
const everywhere = { page: true, list: true }
const nowhere = { page: false, list: false }

describe('an alert about a case', () => {
  it('is seen by whoever has the case now, and no longer by whoever had it', async () => {
    const one = await caseOf('B-1', sam)
    const alert = await raise(lead, one)
    expect(await sees(sam, alert)).toMatchObject(everywhere)
    expect(await sees(kim, alert)).toMatchObject(nowhere)
    await give(one, kim)
    expect(await sees(sam, alert)).toMatchObject(nowhere)
    expect(await sees(kim, alert)).toMatchObject(everywhere)
  })

  it('is seen by the colleague who works on the case, as long as they do', async () => {
    const one = await caseOf('B-2', sam)
    const alert = await raise(lead, one)
    const pair = async (colleague: string) =>
      expect((await lead.post(`${inspection.path}/${one}/colleague`, { colleague })).status).toBe(303)
    await pair(kim.id)
    expect(await sees(kim, alert)).toMatchObject(everywhere)
    await pair('')
    expect(await sees(kim, alert)).toMatchObject(nowhere)
  })

  it('is hidden from its assessor once they say that they should not assess it', async () => {
    const one = await caseOf('B-3', sam)
    const byLead = await raise(lead, one)
    const bySam = await raise(sam, one)
    const words = 'I taught the brother.'
    expect((await sam.post(`${inspection.path}/${one}/step-aside`, { words })).status).toBe(303)
    expect(await sees(sam, byLead)).toMatchObject(nowhere)
    for (const step of ['told', 'act', 'recheck', 'acknowledge', 'close', 'reopen'])
      expect((await sam.post(`${byLead}/${step}`, { [`${step}-words`]: 'Done' })).status, step).toBe(404)
    // What they raised themselves they go on with.
    expect(await sees(sam, bySam)).toMatchObject({ ...everywhere, banner: true })
    expect((await sam.post(`${bySam}/act`, { 'act-words': 'The school was phoned.' })).status).toBe(303)
  })

  it('is hidden from a local assessor whose own service turns out to be the inspected one', async () => {
    const alert = await raise(lead, await caseOf('B-4', robin))
    expect(await sees(robin, alert)).toMatchObject(everywhere)
    const { service_id: service } = await world.db
      .selectFrom('inspection')
      .where('id', '=', inspection.id)
      .select('service_id')
      .executeTakeFirstOrThrow()
    const services = [{ person: robin.id, service }]
    await world.perform(recordOwnServices, { inspection: inspection.id, services })
    expect(await sees(robin, alert)).toMatchObject(nowhere)
  })
})

describe('the quality lead who assesses a case blind', () => {
  let first: string
  let second: string
  let bySam: string
  let counts: string

  const alertCell = async (who: Visitor): Promise<string> =>
    /\d+ open( \d+ overdue)?/.exec((await who.get('/inspections')).text)?.[0] ?? 'none'

  beforeAll(async () => {
    first = await caseOf('B-5', sam)
    counts = await alertCell(quality)
    const reason = 'A long history of moves'
    expect((await quality.post(`${inspection.path}/second/choose`, { case: first, reason })).status).toBe(303)
    second = await secondOf(world, first)
    const given = { [`second-${second}`]: quality.id }
    expect((await quality.post(`${inspection.path}/second/given`, given)).status).toBe(303)
    bySam = await raise(sam, first)
  })

  it('does not learn from an alert what the first assessor found, nor that there is one', async () => {
    expect(await sees(quality, bySam)).toEqual({ ...nowhere, banner: false })
    expect((await quality.get(`${inspection.path}/${second}`)).body).not.toContain(bySam)
    for (const step of ['acknowledge', 'reopen', 'told'])
      expect((await quality.post(`${bySam}/${step}`)).status, step).toBe(404)
    // As many as before.
    expect(await alertCell(quality)).toBe(counts)
    const { payload } = await world.db
      .selectFrom('audit_event')
      .where('kind', '=', 'alerts-listed')
      .where('actor', '=', quality.id)
      .select('payload')
      .orderBy('at', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(payload)).not.toContain(bySam.split('/').at(-1))
  })

  it('leaves it to the lead inspector, who is told at once', async () => {
    expect(await sees(lead, bySam)).toEqual({ ...everywhere, banner: true })
  })

  it('keeps seeing what they raised about it themselves', async () => {
    const own = await raise(quality, first)
    expect(await sees(quality, own)).toEqual({ ...everywhere, banner: true })
    const page = await quality.get(own)
    // The way into the assessment itself stays shut.
    expect(page.text).toContain('Case B-5')
    expect(page.body).not.toContain(`href="${inspection.path}/${first}"`)
  })

  it('sees alerts about their own assessment of it', async () => {
    expect(await sees(quality, await raise(lead, second))).toMatchObject(everywhere)
  })

  it('sees all of it once their own assessment is complete', async () => {
    const complete = (at: Date | null) =>
      world.db.updateTable('assessment').set({ completed_at: at }).where('id', '=', second).execute()
    await complete(new Date())
    expect(await sees(quality, bySam)).toEqual({ ...everywhere, banner: true })
    await complete(null)
    expect(await sees(quality, bySam)).toMatchObject(nowhere)
  })
})

describe('the quality lead who assesses another case blind', () => {
  it('sees the alerts about every other case', async () => {
    const alert = await raise(sam, await caseOf('B-7', sam))
    expect(await sees(quality, alert)).toEqual({ ...everywhere, banner: true })
  })
})

describe('the lead inspector', () => {
  it('sees every alert, even about a case that they assess a second time blind, but not the case', async () => {
    const first = await caseOf('B-6', sam)
    const reason = 'A hard case'
    await quality.post(`${inspection.path}/second/choose`, { case: first, reason })
    const second = await secondOf(world, first)
    await quality.post(`${inspection.path}/second/given`, { [`second-${second}`]: lead.id })
    expect((await lead.get(`${inspection.path}/${first}`)).status).toBe(404)
    const alert = await raise(sam, first)
    expect(await sees(lead, alert)).toEqual({ ...everywhere, banner: true })
    const page = await lead.get(alert)
    expect(page.text).toContain('Acknowledge this alert')
    expect(page.body).not.toContain(`href="${inspection.path}/${first}"`)
  })
})

describe('the cases that an alert can be raised about', () => {
  const choices = async (who: Visitor, query = ''): Promise<string> => {
    const { body } = await who.get(`/inspections/${inspection.slug}/alerts/new${query}`)
    return /<select[\s\S]*?<\/select>/.exec(body)?.[0] ?? ''
  }
  let one: string
  let second: string

  beforeAll(async () => {
    one = await caseOf('D-1', sam)
    const pair = { colleague: kim.id }
    expect((await lead.post(`${inspection.path}/${one}/colleague`, pair)).status).toBe(303)
    await quality.post(`${inspection.path}/second/choose`, { case: one, reason: 'A hard case' })
    second = await secondOf(world, one)
    const given = { [`second-${second}`]: quality.id }
    expect((await quality.post(`${inspection.path}/second/given`, given)).status).toBe(303)
  })

  it('are those of the assessor and of the colleague alike, chosen where they come from', async () => {
    for (const who of [sam, kim]) {
      const select = await choices(who, `?assessment=${one}`)
      expect(select, who.name).toContain(`<option value="${one}" selected>Case D-1</option>`)
      expect(select).not.toContain('second assessment')
    }
    expect(await choices(robin)).not.toContain('D-1')
  })

  it('are, for the quality lead who assesses one blind, their own assessment of it', async () => {
    const select = await choices(quality, `?assessment=${one}`)
    expect(select).toContain(`<option value="${second}">Case D-1, second assessment</option>`)
    expect(select).not.toContain(one)
    expect(await choices(quality, `?assessment=${second}`)).toContain(`value="${second}" selected`)
  })

  it('are all of them for the lead inspector, second assessments marked as such', async () => {
    const select = await choices(lead)
    expect(select).toContain(`<option value="${one}">Case D-1</option>`)
    expect(select).toContain(`<option value="${second}">Case D-1, second assessment</option>`)
  })

  it('start with the case of the alert that somebody is reading', async () => {
    const alert = await raise(kim, one)
    const { body } = await kim.get(alert)
    expect(body).toContain(`/alerts/new?assessment=${one}"`)
  })

  it('hold none that somebody should not assess, and yet an alert about it gets through', async () => {
    const words = 'A cousin of the family.'
    expect((await kim.post(`${inspection.path}/${one}/step-aside`, { words })).status).toBe(303)
    expect(await choices(kim, `?assessment=${one}`)).not.toContain('D-1')
    // Written before, on a device without a connection, and sent now: with a fault it comes back about the same case.
    const base = `/inspections/${inspection.slug}/alerts`
    const faulty = await kim.post(base, { alert: randomUUID(), assessment: one, known: 'A knife.' })
    expect(faulty.status).toBe(422)
    expect(faulty.body).toContain(`<option value="${one}" selected>The case it was written about</option>`)
    expect(/<select[\s\S]*?<\/select>/.exec(faulty.body)?.[0]).not.toContain('D-1')
    await raise(kim, one)
  })
})
