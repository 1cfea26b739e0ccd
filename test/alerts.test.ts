import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp, type Visitor } from './app.ts'
import { fillForm } from './fill-form.ts'
import { fieldsOn } from './form-fields.ts'
import {
  inspectionInFieldwork,
  type SampledInspection,
  sampledCase,
  teamInFieldwork,
} from './sampled-case.ts'

let world: TestApp
let lead: Visitor
let sam: Visitor
let robin: Visitor
let quality: Visitor
let chair: Visitor
let contact: Visitor
let editor: Visitor
let inspection: SampledInspection
let base: string
let mine: string

beforeAll(async () => {
  world = await testApp()
  ;({ lead, sam, robin, quality, chair, contact, inspection } = await teamInFieldwork(world, {
    lead: ['Lead inspector', 'lead-inspector'],
    sam: ['Sam Inspector', 'inspector'],
    robin: ['Robin Assessor', 'local-assessor'],
    quality: ['Quality lead', 'quality-lead'],
    chair: ['Panel chair', 'panel-chair'],
    contact: ['Service contact', 'service-contact'],
  }))
  editor = await world.person('Publications editor', ['publications-editor'])
  base = `/inspections/${inspection.slug}/alerts`
  mine = await sampledCase(world.db, inspection.id, { ref: 'C-0042' })
  await world.db.updateTable('assessment').set({ assessor_id: sam.id }).where('id', '=', mine).execute()
})
afterAll(() => world.close())

const words = 'The child says that an older boy waits for him outside school with a knife.'
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

interface Sent {
  alert: string
  assessment?: string
  severity?: string
  known?: string
  [field: string]: unknown
}
const given = (about: Partial<Sent> = {}): Sent => ({
  alert: randomUUID(),
  severity: 'danger-now',
  atRisk: 'child',
  known: words,
  ...about,
})
const send = (who: Visitor, about: Partial<Sent> = {}) => who.postJson(base, given(about))
/** Raises an alert and gives back the address of its page. */
const raised = async (who: Visitor, about: Partial<Sent> = {}): Promise<string> => {
  const answer = await send(who, about)
  expect(answer.status, answer.body).toBe(201)
  return (answer.json() as { address: string }).address
}
const step = (who: Visitor, alert: string, name: string, values: Record<string, string> = {}) =>
  fillForm(who, alert, `${alert}/${name}`, values)
const eventKinds = async (alert: string) =>
  (
    await world.db
      .selectFrom('audit_event')
      .where('stream', '=', `alert:${alert.split('/').at(-1)}`)
      .select(['kind', 'payload', 'actor'])
      .orderBy('seq')
      .execute()
  ).map((event) => event.kind)

describe('the lead inspector keeps whom to phone', () => {
  it('with the numbers checked, all faults together', async () => {
    const answer = await fillForm(lead, `${base}/contacts`, `${base}/contacts`, {
      'who-1': 'Duty manager of the service',
      'number-1': 'ask the desk',
      'number-2': '01632 960 002',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Contact 1: “ask the desk” is not a phone number')
    expect(answer.text).toContain('Contact 2: enter who answers')
    expect(answer.body).toContain('value="ask the desk"')
    const named = { 'who-1': 'Ann Smith', 'number-1': '01632 960 009' }
    const held = await fillForm(lead, `${base}/contacts`, `${base}/contacts`, named)
    expect(held.status).toBe(422)
    expect(held.text).toContain('Contact 1: “Ann Smith” reads like a name')
  })

  it('and everybody on the team has them on every page, before anything is sent', async () => {
    expect(
      await fillForm(lead, `${base}/contacts`, `${base}/contacts`, {
        'who-1': 'Duty manager of the service',
        'number-1': '01632 960 001',
        'hours-1': 'Always',
      }),
    ).toMatchObject({ status: 303 })
    const pages = [inspection.path, `${inspection.path}/${mine}`, `${inspection.path}/${mine}/facts`]
    for (const path of [...pages, `${inspection.path}/${mine}/standards/court-planning`, `${base}/new`]) {
      const page = await sam.get(path)
      expect(page.body, path).toContain('href="tel:01632960001"')
      if (path !== `${base}/new`) expect(page.text).toContain('Is someone at immediate risk?')
    }
    expect((await sam.get(`${inspection.path}/${mine}/facts`)).body).toContain(
      `href="${base}/new?assessment=${mine}"`,
    )
  })

  it('and two leads at two tabs do not overwrite each other', async () => {
    const stale = await lead.post(`${base}/contacts`, { version: '0', 'who-1': 'Police', 'number-1': '101' })
    expect(stale.status).toBe(422)
    expect(stale.text).toContain('meanwhile, to: Duty manager of the service 01632 960 001')
    expect(stale.body).toContain('value="101"')
  })

  it('and nobody outside the team sees them', async () => {
    for (const who of [chair, contact, editor]) {
      const page = await who.get(`/inspections/${inspection.slug}`)
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('immediate risk')
      expect(page.body).not.toContain('01632')
    }
  })
})

describe('an inspector raises an alert in the middle of a case', () => {
  let alert: string

  it('with the case filled in, and is told all that is missing', async () => {
    const form = await sam.get(`${base}/new?assessment=${mine}`)
    expect(fieldsOn(form.body).find((field) => field.name === 'assessment')?.value).toBe(mine)
    const answer = await fillForm(sam, `${base}/new?assessment=${mine}`, base)
    expect(answer.status).toBe(422)
    for (const fault of ['Choose how serious it is', 'Choose who is at risk', 'Write what is known'])
      expect(answer.text).toContain(fault)
  })

  it('and is asked to take out what tells who it is, but is not stopped for long', async () => {
    const values = { severity: 'danger-now', atRisk: 'child', known: 'We fear for Kai of C-0042.' }
    const answer = await fillForm(sam, `${base}/new?assessment=${mine}`, base, values)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('“Kai” reads like a name')
    expect(answer.text).toContain('“C-0042” is a reference of this inspection')
    expect(answer.text).toContain('I have looked again')
    const checked = await send(sam, { known: 'It is in Luton, near Luton station.', checked: 'yes' })
    expect(checked.status).toBe(201)
    await step(lead, (checked.json() as { address: string }).address, 'acknowledge')
  })

  it('without scripts, and sees at once what happens next', async () => {
    const answer = await fillForm(sam, `${base}/new?assessment=${mine}`, base, {
      severity: 'danger-now',
      atRisk: 'child',
      known: words,
      told: 'service-manager',
      toldHow: 'By phone',
    })
    expect(answer.status, answer.text).toBe(303)
    alert = answer.location!
    const page = await sam.get(alert)
    expect(page.text).toContain(words)
    expect(page.text).toContain('Told: A manager of the service who is on duty')
    expect(page.text).toContain('Tell the police by')
    expect(page.text).not.toContain('Acknowledge this alert')
    expect(page.text).not.toContain('Close this alert')
  })

  it('who may not acknowledge or close it', async () => {
    for (const name of ['acknowledge', 'close', 'reopen'])
      expect((await sam.post(`${alert}/${name}`, { [`${name}-words`]: 'Done' })).status).toBe(403)
    expect((await quality.post(`${alert}/close`, { 'close-words': 'Done' })).status).toBe(403)
  })

  it('which the quality lead acknowledges, and the lead closes only when all is done', async () => {
    expect(await step(quality, alert, 'acknowledge')).toMatchObject({ status: 303 })
    expect((await quality.get(alert)).text).not.toContain('Acknowledge this alert')
    const early = await step(lead, alert, 'close', { 'close-words': 'Safe.' })
    expect(early.status).toBe(422)
    expect(early.text).toContain('Before closing: tell the police')
    expect(early.text).toContain('Before closing: record what was done')
    for (const who of ['lead-inspector', 'childrens-services', 'police'])
      expect(await step(lead, alert, 'told', { 'told-who': who })).toMatchObject({ status: 303 })
    expect(await step(sam, alert, 'act', { 'act-words': 'The police walk him home.' })).toMatchObject({
      status: 303,
    })
    expect(await step(sam, alert, 'recheck', { 'recheck-words': 'He is at home and safe.' })).toMatchObject({
      status: 303,
    })
    expect(await step(lead, alert, 'close', { 'close-words': 'The boy was arrested.' })).toMatchObject({
      status: 303,
    })
    expect((await sam.get(alert)).text).toContain('This alert is closed')
    expect((await sam.post(`${alert}/act`, { 'act-words': 'More' })).status).toBe(409)
  })

  it('and the story of the case tells who did what about it, without a word of it', async () => {
    const { text } = await lead.get(`${inspection.path}/${mine}/history?order=oldest`)
    const steps = [
      'Raised an alert about this case: danger now',
      'Acknowledged the alert',
      'Recorded what was done about the alert',
      'Closed the alert',
    ].map((step) => text.indexOf(step))
    expect(steps, text).not.toContain(-1)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(text).not.toContain('The boy was arrested')
  })

  it('and opens again only with a reason', async () => {
    const bare = await step(quality, alert, 'reopen')
    expect(bare.status).toBe(422)
    expect(bare.text).toContain('Write why it is opened again')
    expect(await step(quality, alert, 'reopen', { 'reopen-words': 'The boy is out.' })).toMatchObject({
      status: 303,
    })
    expect((await lead.get(alert)).text).toContain('Tell the police by')
  })

  it('and leaves every step and every look in the record, without a word of it', async () => {
    const kinds = await eventKinds(alert)
    expect(kinds[0]).toBe('alert-raised')
    expect(kinds.filter((kind) => kind === 'alert-step-recorded')).toHaveLength(8)
    expect(kinds).toContain('alert-seen')
    const payloads = await world.db.selectFrom('audit_event').select('payload').execute()
    const all = JSON.stringify(payloads)
    for (const text of ['knife', 'police walk', 'arrested', '01632']) expect(all).not.toContain(text)
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })
})

describe('an alert that is sent', () => {
  it('twice is one alert, also at the same moment', async () => {
    const body = given()
    const answers = await Promise.all([1, 2, 3].map(() => robin.postJson(base, body)))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 200, 201])
    const again = await robin.postJson(base, body)
    expect(again.json()).toMatchObject({ alert: body.alert, again: true })
    const rows = await world.db.selectFrom('alert').where('id', '=', body.alert).select('id').execute()
    expect(rows).toHaveLength(1)
  })

  it('again in other words is not lost: the form comes back with a new id', async () => {
    const body = given()
    await robin.postJson(base, body)
    const { alert, severity, atRisk } = body as unknown as Record<string, string>
    const page = await robin.post(base, { alert, severity, atRisk, known: 'The mother is afraid too.' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('The mother is afraid too.')
    expect(fieldsOn(page.body).find((field) => field.name === 'alert')?.value).not.toBe(alert)
  })

  it('with many names in it is told the first few, and how many more there are', async () => {
    const names = ['Aaron', 'Amelia', 'Archie', 'Bradley', 'Callum', 'Chloe', 'Demi'].map(
      (name) => `with ${name}`,
    )
    const answer = await send(sam, { known: `He was seen ${names.join(', ')}.` })
    expect(answer.status).toBe(422)
    const { message } = answer.json() as { message: string }
    expect(message).toContain('“Bradley” reads like a name')
    expect(message).not.toContain('Demi')
    expect(message).toContain('2 more like these are in it')
  })

  it('under the id of another person’s alert tells nothing of it', async () => {
    const body = given({ known: 'Only we and the leads know this.' })
    await robin.postJson(base, body)
    const answer = await sam.postJson(base, { ...body, known: 'Something else.' })
    expect(answer.status).toBe(422)
    expect(answer.body).not.toContain('leads know')
  })

  it('late counts from when it was written, and from now when its clock is ahead', async () => {
    const address = await raised(robin, { noticedAt: hoursAgo(3), assessment: '' })
    expect((await robin.get(address)).text).toContain(
      'Tell the lead inspector: 2 hours and 45 minutes overdue',
    )
    const ahead = await raised(robin, { noticedAt: hoursAgo(-3) })
    const page = await robin.get(ahead)
    expect(page.text).toContain('Tell the lead inspector by')
    expect(page.body).not.toContain('pl-late')
  })

  it('badly is refused with every fault, and nothing is kept', async () => {
    const before = await world.db.selectFrom('alert').selectAll().execute()
    const bad: [Partial<Sent>, string][] = [
      [{ alert: 'one' }, 'Open the form again'],
      [{ assessment: randomUUID() }, 'Choose a case of this inspection'],
      [{ severity: 'awful' }, 'Choose how serious it is'],
      [{ atRisk: '__proto__' }, 'Choose who is at risk'],
      [{ known: ' ' }, 'Write what is known'],
      [{ known: 'x'.repeat(20_001) }, 'Shorten this to 20,000 characters'],
      [{ known: 'a\u0000b' }, 'a character that cannot be kept'],
      [{ known: ['a', 'b'] as never }, 'Write what is known'],
      [{ told: ['mayor'] }, 'Choose who was told from the list'],
      [{ toldAt: '14:32' }, 'Choose who was told, or leave how and when empty'],
      [{ told: ['police'], toldAt: 'soon' }, 'write it as 14:32'],
      [{ noticedAt: 'yesterday' }, 'Send when it was written as a moment'],
    ]
    for (const [about, message] of bad) {
      const answer = await send(sam, about)
      expect(answer.status, answer.body).toBe(422)
      expect((answer.json() as { message: string }).message).toContain(message)
    }
    expect(await world.db.selectFrom('alert').selectAll().execute()).toEqual(before)
  })
})

describe('an overdue alert', () => {
  let late: string

  beforeAll(async () => {
    late = await raised(sam, { noticedAt: hoursAgo(26), assessment: mine, told: ['lead-inspector'] })
  })

  it('stands on every page for the leads and its raiser, and for nobody else', async () => {
    for (const who of [lead, quality]) {
      for (const path of [`/inspections/${inspection.slug}`, inspection.path, `${inspection.path}/${mine}`]) {
        expect((await who.get(path)).text, path).toContain('alerts are overdue')
      }
    }
    expect((await sam.get(`${inspection.path}/${mine}/facts`)).body).toContain(late)
    for (const who of [robin, chair, contact])
      expect((await who.get(`/inspections/${inspection.slug}`)).body).not.toContain(late)
  })

  it('is counted on the list of inspections, for the leads only', async () => {
    expect((await lead.get('/inspections')).text).toMatch(/\d+ open \d+ overdue/)
    expect((await sam.get('/inspections')).text).not.toContain('overdue')
  })

  it('comes first in the list, with what to do and by how long', async () => {
    const page = await lead.get(base)
    expect(page.text).toContain('Acknowledge the alert: 1 day and 1 hour overdue')
    const [overdue, open] = [/>Overdue<\/h2>/, />Open<\/h2>/].map((heading) => page.body.search(heading))
    expect(overdue).toBeGreaterThan(0)
    expect(open).toBeGreaterThan(overdue!)
    expect(page.body.slice(overdue, open)).toContain(late)
    expect((await robin.get(base)).body).not.toContain(late)
  })

  it('is late with its re-check after everything else was done, until somebody looks', async () => {
    for (const who of ['service-manager', 'childrens-services', 'police'])
      await step(lead, late, 'told', { 'told-who': who })
    await step(lead, late, 'acknowledge')
    expect((await lead.get(late)).text).toContain('Look at it again: 22 hours overdue')
    const past = await step(sam, late, 'recheck', {
      'recheck-words': 'Safe.',
      'recheck-next-day': '1',
      'recheck-next-month': '1',
      'recheck-next-year': '2020',
    })
    expect(past.status).toBe(422)
    expect(past.text).toContain('must be still to come')
    await step(sam, late, 'recheck', { 'recheck-words': 'Safe with an aunt.' })
    expect((await lead.get(late)).text).not.toContain('again: ')
  })
})

describe('whether anyone is at immediate risk', () => {
  it('is asked of every case, and “alert raised” needs one', async () => {
    const other = await sampledCase(world.db, inspection.id, { ref: 'C-0043' })
    await world.db.updateTable('assessment').set({ assessor_id: sam.id }).where('id', '=', other).execute()
    const path = `${inspection.path}/${other}`
    const say = (value: string, version: number) =>
      sam.postJson(`${path}/answers`, { question: 'fact:immediate-risk', value, version })
    expect((await sam.get(path)).text).toContain('Facts: “Is anyone at immediate risk?” is not answered')
    await say('alert-raised', 0)
    const missing = await sam.get(path)
    expect(missing.text).toContain('an alert is raised, but there is none for this case')
    expect(missing.body).toContain(`${base}/new?assessment=${other}`)
    await raised(sam, { assessment: other })
    expect((await sam.get(path)).text).not.toContain('there is none for this case')
    await say('none-found', 1)
    expect((await sam.get(path)).text).toContain('but an alert was raised for this case')
  })
})

describe('closing fieldwork over open alerts', () => {
  it('needs somebody who goes on with them', async () => {
    const small = await inspectionInFieldwork(world, [
      { person: lead, role: 'lead-inspector' },
      { person: robin, role: 'inspector' },
    ])
    const alerts = `/inspections/${small.slug}/alerts`
    const { address } = (await robin.postJson(alerts, given())).json() as { address: string }
    const refused = await lead.post(`${small.path}/close`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('1 alert is open. Close it, or say who goes on')
    const named = { handedOver: 'the duty inspector, who rings Kai' }
    const held = await lead.post(`${small.path}/close`, named)
    expect(held.status).toBe(422)
    expect(held.text).toContain('“Kai” reads like a name')
    expect(fieldsOn(held.body).find((field) => field.name === 'handedOver')?.value).toBe(named.handedOver)
    expect(held.body).toContain('name="handedOver-checked"')
    const closed = await lead.post(`${small.path}/close`, {
      handedOver: 'the duty inspector of Mill House',
      'handedOver-checked': 'yes',
    })
    expect(closed.status, closed.text).toBe(303)
    expect((await lead.get(address)).text).toContain('Open alerts handed over to the duty inspector')
    expect((await lead.get(`/inspections/${small.slug}`)).text).not.toContain('duty inspector')
  })
})

describe('an inspection under a framework that knows no alerts', () => {
  it('can still raise one, under the strictest rule', async () => {
    const old = await inspectionInFieldwork(world, [
      { person: lead, role: 'lead-inspector' },
      { person: robin, role: 'inspector' },
    ])
    const { content, title } = await world.db
      .selectFrom('framework_version')
      .where('framework', '=', 'hmip-youth-2018')
      .select(['content', 'title'])
      .executeTakeFirstOrThrow()
    const { alerts: _, ...before } = content as Record<string, unknown>
    const row = { framework: 'hmip-youth-2018', version: '1.0.0', title, digest: '' }
    await world.db
      .insertInto('framework_version')
      .values({ ...row, content: JSON.stringify(before), loaded_at: new Date('2020-01-01') })
      .execute()
    await world.db
      .updateTable('inspection')
      .set({ framework_version: '1.0.0' })
      .where('id', '=', old.id)
      .execute()
    const alerts = `/inspections/${old.slug}/alerts`
    const answer = await fillForm(robin, `${alerts}/new`, alerts, {
      severity: 'at-risk',
      atRisk: 'both',
      known: words,
    })
    expect(answer.status, answer.text).toBe(303)
    expect((await lead.get(answer.location!)).text).toContain('Acknowledge the alert by')
  })
})
