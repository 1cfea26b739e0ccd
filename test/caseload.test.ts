import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp } from './app.ts'
import {
  asCsv,
  type CaseloadFile,
  checkedPage,
  type OpenedInspection,
  openedInspection,
  sendCaseload,
  uploadCaseload,
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
    for (const format of ['xlsx', 'ods', 'csv']) {
      const address = `${inspection.url}/caseload/template.${format}`
      expect(page.body).toContain(`href="${address}?kind=court"`)
      const { status, body } = await inspection.contact.get(`${address}?kind=court`)
      expect([status, body.slice(0, 2)]).toEqual([200, format === 'csv' ? '\ufeffc' : 'PK'])
      expect((await inspection.contact.get(`${address}?kind=none`)).status).toBe(404)
    }
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

  it('reads every fault by row and column, and nothing is accepted', async () => {
    const sent = await uploadCaseload(inspection.contact, inspection, 'court', faulty)
    expect(sent.status).toBe(303)
    const page = await checkedPage(inspection.contact, sent.location!)
    expect(page.text).toContain('court.csv has 2 faults in 2 rows. Nothing has been accepted.')
    expect(page.text).toContain('Row 4, date of disposal: 31/02/2026 is not a date. Write it as 28/02/2026')
    expect(page.text).toContain('Row 9, risk of serious harm: “Enormous” is not on the list')
    expect(await uploads(inspection)).toEqual([])
  })

  it('downloads the faulty rows with what to put right beside each', async () => {
    const { contact, url } = inspection
    const page = await contact.get(`${url}/caseload`)
    const held = /href="([^"]*\/caseload\/held\/[^"]+)"/.exec(page.body)![1]!
    const { body } = await contact.get(`${held}/faults.csv?file=1`)
    const lines: string[][] = parse(body, { bom: true })
    expect(lines[0]).toEqual(['Row', 'Columns', 'What to put right', ...clean.headings])
    expect(lines.slice(1).map((cells) => cells[0])).toEqual(['4', '9'])
    expect(lines[1]!.slice(1)).toEqual([
      'Date of disposal',
      expect.stringContaining('31/02/2026 is not a date'),
      ...faulty.rows[2]!,
    ])
  })

  it('must choose to leave rows out, and is told so', async () => {
    const answer = await sendCaseload(inspection.contact, inspection, 'court', faulty)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Tick the box to set 2 rows aside, or correct the file and send it again')
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

  it('sends a corrected file, and sees what would change before it is accepted', async () => {
    const moved = withCell(
      clean,
      12,
      'age',
      clean.rows[10]![clean.headings.indexOf('age')] === '16' ? '15' : '16',
    )
    const sent = await uploadCaseload(inspection.contact, inspection, 'court', {
      headings: moved.headings,
      rows: moved.rows.filter((cells) => cells[0] !== 'C-0005'),
    })
    const page = await checkedPage(inspection.contact, sent.location!)
    expect(page.text).toContain('What would change from version 1')
    expect(page.text).toContain('Added: 2 cases')
    expect(page.text).toContain('Gone: 1 case')
    expect(page.text).toContain('1 case of version 1 would no longer be in the caseload')
    expect(page.text).toMatch(/Changed: 1 case .* C-0011 Age \d\d \d\d/)
    expect(await uploads(inspection)).toHaveLength(1)
  })

  it('gives it up, and nothing of it is left', async () => {
    const { contact, url } = inspection
    const held = /href="([^"]*\/caseload\/held\/[^"]+)"/.exec(
      (await contact.get(`${url}/caseload`)).body,
    )![1]!
    expect((await contact.post(`${held}/give-up`)).status).toBe(303)
    expect(await world.db.selectFrom('caseload_held').selectAll().execute()).toEqual([])
    expect(await world.db.selectFrom('caseload_held_file').selectAll().execute()).toEqual([])
    expect((await contact.get(held)).location).toBe(`${url}/caseload`)
    expect((await contact.get(`${url}/caseload`)).text).toContain('no longer held')
  })

  it('accepts the right file, which becomes the next version', async () => {
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

  it('cannot accept a file that lacks a column it needs', async () => {
    const at = clean.headings.indexOf('gender')
    const without = (cells: string[]) => cells.filter((_, position) => position !== at)
    const lacking = { headings: without(clean.headings), rows: clean.rows.map(without) }
    const answer = await sendCaseload(inspection.contact, inspection, 'court', lacking, { setAside: true })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('There is no column for Gender.')
    expect(answer.text).toContain('no row can be relied on')
    expect(await uploads(inspection)).toHaveLength(2)
  })

  it('has a file with a column of names refused at the door, and nothing of it is held', async () => {
    const named = {
      headings: [...clean.headings, 'Surname'],
      rows: clean.rows.map((cells) => [...cells, 'Invented']),
    }
    await world.db.deleteFrom('caseload_held').execute()
    const answer = await uploadCaseload(inspection.contact, inspection, 'court', named)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Column “Surname” must not be sent')
    expect(await world.db.selectFrom('caseload_held').selectAll().execute()).toEqual([])
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
      { caseKind: 'court', version: 1, files: 1, cases: 12, notEligible: 2, faultsSetAside: 0 },
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
