import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp } from './app.ts'
import {
  asCsv,
  type CaseloadFile,
  type OpenedInspection,
  openedInspection,
  sendCaseload,
} from './opened-inspection.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const uploads = (inspection: OpenedInspection) =>
  world.db
    .selectFrom('caseload_upload')
    .where('inspection_id', '=', inspection.id)
    .selectAll()
    .orderBy('version')
    .execute()

/** The file with other words in one cell. Rows count from 2, as in the file. */
function withCell(file: CaseloadFile, row: number, column: string, value: string): CaseloadFile {
  const at = file.headings.indexOf(column)
  const rows = file.rows.map((cells, index) =>
    index + 2 === row ? cells.map((cell, position) => (position === at ? value : cell)) : cells,
  )
  return { headings: file.headings, rows }
}

describe('the service contact sends the court caseload', () => {
  let inspection: OpenedInspection
  let clean: CaseloadFile
  let faulty: CaseloadFile
  beforeAll(async () => {
    inspection = await openedInspection(world)
    clean = { ...inspection.caseload('court', 30) }
    faulty = withCell(withCell(clean, 4, 'disposal_date', '31/02/2026'), 9, 'rosh', 'Enormous')
  })

  it('reads what to send, with the dates counted back from the announcement', async () => {
    const page = await inspection.contact.get(`${inspection.url}/caseload`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Date of disposal from 4 January 2026 to 4 July 2026')
    expect(page.text).toContain('custody_release_date')
    expect(page.text).toContain('Referral order (or ro, referral)')
    const template = await inspection.contact.get(`${inspection.url}/caseload/template.csv?kind=court`)
    expect(template.body.replace('\ufeff', '').trim()).toBe(clean.headings.join(','))
    expect((await inspection.contact.get(`${inspection.url}/caseload/template.csv?kind=none`)).status).toBe(
      404,
    )
  })

  it('is told what is missing from the form', async () => {
    const answer = await inspection.contact.upload(
      `${inspection.url}/caseload`,
      {},
      {
        field: 'other',
        name: '',
        content: '',
      },
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Choose the kind of case that the file is for')
    expect(answer.text).toContain('Choose the file to send')
  })

  it('reads every fault by row and column, and nothing is kept', async () => {
    const answer = await sendCaseload(inspection.contact, inspection, 'court', faulty)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('court.csv has 2 faults in 2 rows. Nothing has been kept.')
    expect(answer.text).toContain('Row 4, date of disposal: 31/02/2026 is not a date. Write it as 28/02/2026')
    expect(answer.text).toContain('Row 9, risk of serious harm: “Enormous” is not on the list')
    expect(await uploads(inspection)).toEqual([])
  })

  it('is told in its own words when the file is no table', async () => {
    const answer = await sendCaseload(inspection.contact, inspection, 'court', '%PDF-1.7')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('This is a PDF, not a table that can be read here.')
  })

  it('may choose to set the faulty rows aside, which stays on record with the reasons', async () => {
    const answer = await sendCaseload(inspection.contact, inspection, 'court', faulty, { setAside: true })
    expect(answer).toMatchObject({ status: 303, location: `${inspection.url}/caseload` })
    const page = await inspection.contact.get(`${inspection.url}/caseload`)
    expect(page.text).toContain('Court disposals: version 1 is accepted with')
    expect(page.text).toContain('court.csv (version 1)')
    expect(page.text).toContain('Set aside because of faults 2 rows')
    expect(page.text).toContain('Not eligible 2 rows')
    expect(page.text).toContain('Row 4, date of disposal: … is not a date')
    expect(page.text).toContain('is not 6 to 12 months before the announcement')
  })

  it('sends a corrected file, which becomes the next version and shows what changed', async () => {
    expect((await sendCaseload(inspection.contact, inspection, 'court', clean)).status).toBe(303)
    const kept = await uploads(inspection)
    expect(kept.map((one) => one.version)).toEqual([1, 2])
    const page = await inspection.contact.get(`${inspection.url}/caseload`)
    expect(page.text).toContain('court.csv (version 2)')
    expect(page.text).toContain('Eligible cases 30 of 32 rows')
    expect(page.text).toContain('What changed from version 1')
    expect(page.text).toContain('Added (2)')
    expect(page.text).not.toContain('Removed (')
    expect(page.text).toContain('Version 1: court.csv')
  })

  it('changes nothing by sending the same file twice', async () => {
    expect((await sendCaseload(inspection.contact, inspection, 'court', clean)).status).toBe(303)
    expect(await uploads(inspection)).toHaveLength(2)
    expect((await inspection.contact.get(`${inspection.url}/caseload`)).text).toContain('nothing was changed')
  })

  it('keeps every case with the number of its row in the file', async () => {
    const [, newest] = await uploads(inspection)
    const cases = await world.db
      .selectFrom('caseload_case')
      .where('upload_id', '=', newest!.id)
      .select(['case_ref', 'row_number'])
      .execute()
    expect(cases).toHaveLength(30)
    const reference = clean.headings.indexOf('case_ref')
    for (const one of cases) expect(clean.rows[one.row_number - 2]![reference]).toBe(one.case_ref)
  })

  it('is not offered to set rows aside when the fault is in the headings', async () => {
    const renamed = {
      headings: clean.headings.map((one) => (one === 'gender' ? 'mystery' : one)),
      rows: clean.rows,
    }
    const answer = await sendCaseload(inspection.contact, inspection, 'court', renamed, { setAside: true })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('There is no column for Gender.')
    expect(answer.text).toContain('no row can be relied on')
    expect(await uploads(inspection)).toHaveLength(2)
  })

  it('never has a name repeated or kept', async () => {
    const named = withCell(clean, 5, 'case_ref', 'Jane Invented')
    const answer = await sendCaseload(inspection.contact, inspection, 'court', named, { setAside: true })
    expect(answer.status).toBe(303)
    const page = await inspection.contact.get(`${inspection.url}/caseload`)
    expect(page.text).toContain('this looks like a name')
    expect(page.body).not.toContain('Jane Invented')
    const record = await world.db.selectFrom('caseload_set_aside').select('reasons').execute()
    expect(JSON.stringify(record)).not.toContain('Jane')
  })

  it('says that there is no case of a kind by sending the template without rows', async () => {
    const empty = { headings: clean.headings, rows: [] }
    expect((await sendCaseload(inspection.contact, inspection, 'out-of-court', empty)).status).toBe(303)
    const page = await inspection.contact.get(`${inspection.url}/caseload`)
    expect(page.text).toContain('Out-of-court disposals: version 1 is accepted with 0 eligible cases.')
  })
})

describe('who may do what with a caseload', () => {
  let inspection: OpenedInspection
  beforeAll(async () => {
    inspection = await openedInspection(world)
  })

  it('refuses a visitor, a stranger, and a programme manager who only looks', async () => {
    const file = inspection.caseload('court', 12)
    const stranger = await world.person('Inspector elsewhere')
    const manager = await world.person('Programme manager', ['programme-manager'])
    expect((await sendCaseload(world.anyone, inspection, 'court', file)).status).toBe(401)
    expect((await sendCaseload(stranger, inspection, 'court', file)).status).toBe(404)
    expect((await sendCaseload(manager, inspection, 'court', file)).status).toBe(403)
    expect((await manager.get(`${inspection.url}/caseload`)).status).toBe(200)
    expect(await uploads(inspection)).toEqual([])
  })

  it('opens the sample stage for the lead alone, and only when every kind is in', async () => {
    const { lead, contact, url } = inspection
    await sendCaseload(contact, inspection, 'court', inspection.caseload('court', 12))
    const early = await lead.post(`${url}/caseload/done`)
    expect(early.status).toBe(422)
    expect(early.text).toContain('There is no accepted caseload yet for: out-of-court disposals.')
    await sendCaseload(contact, inspection, 'out-of-court', inspection.caseload('out-of-court', 8))
    expect((await contact.get(`${url}/caseload`)).text).not.toContain('Open the sample stage')
    expect((await contact.post(`${url}/caseload/done`)).status).toBe(403)
    expect((await lead.get(`${url}/caseload`)).text).toContain('Open the sample stage')
    expect(await lead.post(`${url}/caseload/done`)).toMatchObject({ status: 303, location: `${url}/sample` })
    expect((await lead.post(`${url}/caseload/done`)).status).toBe(409)
  })

  it('leaves an audit record that verifies and holds counts, never cases', async () => {
    expect((await verifyAudit(world.db)).findings).toEqual([])
    const events = await world.db
      .selectFrom('audit_event')
      .where('kind', '=', 'caseload-accepted')
      .where('stream', '=', `inspection:${inspection.id}`)
      .select('payload')
      .orderBy('seq')
      .execute()
    expect(events.map((event) => event.payload)).toMatchObject([
      { caseKind: 'court', version: 1, cases: 12, notEligible: 2, faultsSetAside: 0 },
      { caseKind: 'out-of-court', version: 1, cases: 8 },
    ])
    expect(JSON.stringify(events)).not.toContain('C-0001')
  })
})

describe('a caseload far larger than any service has', () => {
  it('is checked and kept whole', async () => {
    const inspection = await openedInspection(world)
    const file = inspection.caseload('court', 6_000)
    const answer = await sendCaseload(inspection.contact, inspection, 'court', asCsv(file))
    expect(answer.status).toBe(303)
    const { count } = await world.db
      .selectFrom('caseload_case as c')
      .innerJoin('caseload_upload as u', 'u.id', 'c.upload_id')
      .where('u.inspection_id', '=', inspection.id)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(6_000)
  })
})
