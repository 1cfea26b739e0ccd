/** The lead asks for the caseload; the service sees what to do first thing, and what is still missing. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from './app.ts'
import { type OpenedInspection, openedInspection, sendCaseload } from './opened-inspection.ts'

let world: TestApp
let inspection: OpenedInspection
beforeAll(async () => {
  world = await testApp()
  inspection = await openedInspection(world)
})
afterAll(() => world.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const asFields = (iso: string) => {
  const [year, month, day] = iso.split('-')
  return { 'due-day': day, 'due-month': month, 'due-year': year }
}
const ask = (who: 'lead' | 'contact', fields: Record<string, string | undefined>) =>
  inspection[who].post(`${inspection.url}/caseload/request`, fields)

it('is not shown to the service before it is sent', async () => {
  expect((await inspection.contact.get('/inspections')).text).not.toContain('send your caseload')
})

it('is missed on the overview, where the lead is led to it', async () => {
  const overview = await inspection.lead.get(inspection.url)
  expect(overview.text).toContain('The service has not been asked for its caseload yet. Ask for the caseload')
  expect((await inspection.contact.get(inspection.url)).text).not.toContain('Ask for the caseload')
})

it('is sent by the lead alone, with a day that is to come', async () => {
  expect((await ask('contact', asFields(inDays(10)))).status).toBe(403)
  const past = await ask('lead', asFields(inDays(-1)))
  expect(past.status).toBe(422)
  expect(past.text).toContain('The day must be today or later')
  const nothing = await ask('lead', {})
  expect(nothing.text).toContain('Enter the day by which it should be sent')
  expect(await world.db.selectFrom('caseload_request').selectAll().execute()).toEqual([])
})

it('stands on the first page of the service contact, with what to send and by when', async () => {
  expect((await ask('lead', asFields(inDays(10)))).status).toBe(303)
  const first = await inspection.contact.get('/inspections')
  expect(first.text).toContain('send your caseload by')
  expect(first.text).toContain('Still missing: court disposals, out-of-court disposals')
  // The lead's own first page asks nothing of them.
  expect((await inspection.lead.get('/inspections')).text).not.toContain('send your caseload')
  const page = await inspection.contact.get(`${inspection.url}/caseload`)
  expect(page.text).toContain('Date of disposal from 4 January 2026 to 4 July 2026')
  expect(page.text).toContain('by Lead inspector')
  expect(page.text).not.toContain('Ask for the caseload')
})

it('stands on the overview of the inspection, for the service contact and for the lead', async () => {
  expect((await inspection.contact.get(inspection.url)).text).toContain('send your caseload by')
  const overview = await inspection.lead.get(inspection.url)
  expect(overview.text).toContain('The service was asked for its caseload by')
  expect(overview.text).toContain('Still missing: court disposals, out-of-court disposals')
  expect(overview.text).not.toContain('send your caseload')
})

it('stays on record as it was sent, with the days that counted', async () => {
  const [kept] = await world.db.selectFrom('caseload_request').selectAll().execute()
  expect(kept).toMatchObject({ version: 1, kind: 'request', sent_by: inspection.lead.id })
  expect(kept!.asked).toContainEqual({
    kind: 'court',
    label: 'Court disposals',
    first: '2026-01-04',
    last: '2026-07-04',
  })
  const event = await world.db
    .selectFrom('audit_event')
    .where('kind', '=', 'caseload-requested')
    .select(['payload', 'actor'])
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({
    actor: inspection.lead.id,
    payload: { version: 1, kind: 'request', dueOn: inDays(10), caseKinds: ['court', 'out-of-court'] },
  })
})

it('is followed by a reminder of what is still missing, once part of it is in', async () => {
  const { contact, lead, url, caseload } = inspection
  await sendCaseload(contact, inspection, 'court', caseload('court', 12))
  expect((await contact.get('/inspections')).text).toContain('Still missing: out-of-court disposals')
  expect((await lead.get(`${url}/caseload`)).text).toContain(
    'with what is still missing: out-of-court disposals',
  )
  expect((await ask('lead', asFields(inDays(3)))).status).toBe(303)
  const first = await contact.get('/inspections')
  expect(first.text).toContain('Reminder Still missing: out-of-court disposals')
})

it('says when its day is past', async () => {
  await world.db
    .insertInto('caseload_request')
    .values({
      inspection_id: inspection.id,
      version: 3,
      kind: 'reminder',
      due_on: inDays(-2),
      asked: JSON.stringify([
        { kind: 'out-of-court', label: 'Out-of-court disposals', first: null, last: null },
      ]),
      sent_by: inspection.lead.id,
    })
    .execute()
  expect((await inspection.contact.get('/inspections')).text).toContain('Overdue')
})

it('is over once everything is in, and nothing more can be asked for', async () => {
  const { contact, lead, url, caseload } = inspection
  await sendCaseload(contact, inspection, 'out-of-court', caseload('out-of-court', 9))
  expect((await contact.get('/inspections')).text).not.toContain('send your caseload')
  const page = await lead.get(`${url}/caseload`)
  expect(page.text).toContain('Everything that was asked for is in')
  expect(page.text).not.toContain('Send a reminder')
  expect((await ask('lead', asFields(inDays(3)))).status).toBe(422)
})
