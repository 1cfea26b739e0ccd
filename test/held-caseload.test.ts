/** What a service sends until it is accepted: its own headings and words, two systems, and who can open it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { destroyExpired } from '#inspection/caseload/held/destroy-expired.ts'
import { signIn } from '#platform/people/sign-in.actions.ts'
import { type TestApp, testApp, Visitor } from './app.ts'
import {
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

/** The file as a system of the service exports it: its own headings, and its own word for a referral order. */
function exported(file: CaseloadFile, headings: Record<string, string>, word = 'Panel order'): CaseloadFile {
  return {
    headings: file.headings.map((heading) => headings[heading] ?? heading),
    rows: file.rows.map((cells) => cells.map((cell) => (cell === 'Referral order' ? word : cell))),
  }
}

/** The choice that a page offers for each of its lists, by field. */
const offered = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name, options]) => [
      name!,
      /<option[^>]*value="([^"]*)"[^>]* selected/.exec(options!)?.[1] ??
        /value="([^"]*)"/.exec(options!)![1]!,
    ]),
  )
const hidden = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="(file|version|stamp)" value="([^"]*)">/g)].map(
      ([, name, value]) => [name!, value!],
    ),
  )

describe('a service whose system has its own headings and words', () => {
  const own = { gender: 'M or F', disposal_date: 'Sentenced on', case_manager: 'Ward' }
  let inspection: OpenedInspection
  let file: CaseloadFile
  let held: string
  beforeAll(async () => {
    inspection = await openedInspection(world)
    file = exported(inspection.caseload('court', 30), own)
  })

  it('is asked which column is which, with a guess and examples', async () => {
    const { contact } = inspection
    held = (await uploadCaseload(contact, inspection, 'court', file)).location!
    expect((await checkedPage(contact, held)).location).toBe(`${held}/columns?file=1`)
    const page = await contact.get(`${held}/columns?file=1`)
    expect(page.text).toContain('Which column is which?')
    expect(page.text).toMatch(/M or F For example: (Male|Female)/)
    const guess = offered(page.body)
    expect(guess[`column-${file.headings.indexOf('M or F')}`]).toBe('gender')
    expect(guess[`column-${file.headings.indexOf('Sentenced on')}`]).toBe('disposal_date')
  })

  it('is told everything that is wrong with its choices, which stay as they were chosen', async () => {
    const { contact } = inspection
    const page = await contact.get(`${held}/columns?file=1`)
    const answer = await contact.post(`${held}/columns`, {
      ...hidden(page.body),
      ...offered(page.body),
      [`column-${file.headings.indexOf('M or F')}`]: 'ethnicity',
      [`column-${file.headings.indexOf('Ward')}`]: 'nonsense',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('“M or F” and “ethnicity” cannot both be Ethnicity')
    expect(answer.text).toContain('Choose what “Ward” holds, or that it is not read')
    expect(offered(answer.body)[`column-${file.headings.indexOf('M or F')}`]).toBe('ethnicity')
  })

  it('confirms the columns, and then what its words mean', async () => {
    const { contact } = inspection
    const columns = await contact.get(`${held}/columns?file=1`)
    const none = { [`column-${file.headings.indexOf('Ward')}`]: 'none' }
    const confirmed = await contact.post(`${held}/columns`, {
      ...hidden(columns.body),
      ...offered(columns.body),
      ...none,
    })
    expect(confirmed.location).toBe(held)
    const page = await checkedPage(contact, held)
    expect(page.text).toContain('1 word is not on our lists: “Panel order”')
    const words = await contact.get(`${held}/words`)
    expect(words.text).toMatch(/“Panel order” Disposal, in \d+ rows/)
    expect(offered(words.body)['word-0']).toBe('referral-order')
    const said = await contact.post(`${held}/words`, { ...hidden(words.body), ...offered(words.body) })
    expect(said.location).toBe(held)
    expect((await checkedPage(contact, held)).text).toContain('Accept 30 cases')
    expect((await contact.post(`${held}/accept`)).status).toBe(303)
    const kept = await world.db
      .selectFrom('caseload_case as c')
      .innerJoin('caseload_upload as u', 'u.id', 'c.upload_id')
      .where('u.inspection_id', '=', inspection.id)
      .select('c.values')
      .execute()
    const disposals = kept.map(({ values }) => (values as Record<string, string>).disposal)
    expect(disposals).toContain('referral-order')
    expect(JSON.stringify(kept)).not.toMatch(/Panel|CM-/)
  })

  it('is not asked again, and the lead sees how its files are read', async () => {
    const { contact, lead, url } = inspection
    const answer = await sendCaseload(contact, inspection, 'court', {
      headings: file.headings,
      rows: file.rows.slice(1),
    })
    expect(answer.location).toBe(`${url}/caseload`)
    const page = await lead.get(`${url}/caseload`)
    expect(page.text).toContain('version 2')
    expect(page.text).toContain('Sentenced on Date of disposal')
    expect(page.text).toContain('Ward Not read')
    expect(page.text).toContain('Panel order Referral order')
  })

  it('takes back what a word means, and is asked again', async () => {
    const { contact, lead, url } = inspection
    const forget = { version: '2', list: 'court-disposals', spelling: 'Panel order' }
    expect((await contact.post(`${url}/caseload/forget-word`, forget)).status).toBe(303)
    expect((await lead.get(`${url}/caseload`)).text).not.toContain('Panel order Referral order')
    const sent = (await uploadCaseload(contact, inspection, 'court', file)).location!
    expect((await checkedPage(contact, sent)).text).toContain('1 word is not on our lists')
    await contact.post(`${sent}/give-up`)
  })

  it('keeps every version of what was confirmed', async () => {
    const versions = await world.db
      .selectFrom('caseload_reading')
      .select('version')
      .orderBy('version')
      .execute()
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3])
    await expect(world.db.deleteFrom('caseload_reading').execute()).rejects.toThrow()
  })

  it('cannot confirm from a page that is out of date', async () => {
    const { contact } = inspection
    const sent = (await uploadCaseload(contact, inspection, 'court', file)).location!
    await checkedPage(contact, sent)
    const page = await contact.get(`${sent}/columns?file=1`)
    const answer = await contact.post(`${sent}/columns`, { ...offered(page.body), file: '1', version: '2' })
    expect(answer.status).toBe(409)
  })
})

describe('a service with two systems', () => {
  let inspection: OpenedInspection
  let held: string
  const second = (file: CaseloadFile): CaseloadFile => ({
    headings: file.headings.toReversed(),
    rows: file.rows.map((cells) => cells.map((cell) => cell.replace(/^C-0/, 'D-0')).toReversed()),
  })
  const add = (file: CaseloadFile, name: string) =>
    inspection.contact.upload(
      `${held}/file`,
      {},
      {
        field: 'file',
        name,
        content: [file.headings, ...file.rows]
          .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
          .join('\n'),
      },
    )
  beforeAll(async () => {
    inspection = await openedInspection(world)
  })

  it('sends two files that make one caseload', async () => {
    const { contact, caseload } = inspection
    held = (await uploadCaseload(contact, inspection, 'court', caseload('court', 12), 'west.csv')).location!
    expect((await add(second(caseload('court', 9, 'other')), 'east.csv')).location).toBe(held)
    const page = await checkedPage(contact, held)
    expect(page.text).toContain('File 1 west.csv, 14 rows')
    expect(page.text).toContain('File 2 east.csv, 9 rows')
    expect(page.text).toContain('Accept 21 cases')
  })

  it('is told of a case that is in both, and of the file it is in', async () => {
    const { contact, caseload } = inspection
    await add(caseload('court', 3), 'again.csv')
    const page = await checkedPage(contact, held)
    expect(page.text).toContain('The files have 3 faults in 3 rows')
    expect(page.text).toMatch(/3 Case reference Row 2, case reference: C-0001 is also in row 2 of file 1/)
  })

  it('leaves a file out again, and accepts the two', async () => {
    const { contact, url, id } = inspection
    expect((await contact.post(`${held}/leave-out`, { file: '3' })).location).toBe(held)
    await checkedPage(contact, held)
    expect((await contact.post(`${held}/accept`)).location).toBe(`${url}/caseload`)
    const page = await contact.get(`${url}/caseload`)
    expect(page.text).toContain(
      'west.csv and east.csv (version 1) File 1: west.csv, 14 rows File 2: east.csv, 9 rows',
    )
    const kept = await world.db
      .selectFrom('caseload_case as c')
      .innerJoin('caseload_upload as u', 'u.id', 'c.upload_id')
      .where('u.inspection_id', '=', id)
      .select(['c.file_number', 'c.case_ref'])
      .execute()
    expect(kept.filter(({ file_number }) => file_number === 2)).toHaveLength(9)
    expect(kept.filter(({ case_ref }) => case_ref.startsWith('D-'))).toHaveLength(9)
  })
})

describe('what is held', () => {
  let inspection: OpenedInspection
  let held: string
  beforeAll(async () => {
    await world.db.deleteFrom('caseload_held').execute()
    inspection = await openedInspection(world)
    const file = inspection.caseload('court', 12)
    held = (await uploadCaseload(inspection.contact, inspection, 'court', file)).location!
    await checkedPage(inspection.contact, held)
  })
  const rows = async () => {
    const holds = await world.db.selectFrom('caseload_held').selectAll().execute()
    const files = await world.db.selectFrom('caseload_held_file').selectAll().execute()
    const ready = await world.db.selectFrom('caseload_held_rows').selectAll().execute()
    return { holds, files, ready }
  }

  it('cannot be read in the database', async () => {
    const { holds, files, ready } = await rows()
    expect(files).toHaveLength(1)
    expect(ready).toHaveLength(1)
    for (const bytes of [holds[0]!.review!, files[0]!.sealed, ready[0]!.sealed])
      expect(bytes.toString('latin1')).not.toMatch(/C-0001|Referral|case_ref/)
  })

  it('is opened by nobody else, not even the lead, and says so', async () => {
    for (const path of [held, `${held}/columns?file=1`, `${held}/words`, `${held}/faults.csv?file=1`])
      expect((await inspection.lead.get(path)).location, path).toBe(`${inspection.url}/caseload`)
    expect((await inspection.lead.post(`${held}/accept`)).location).toBe(`${inspection.url}/caseload`)
    expect((await inspection.lead.post(`${held}/give-up`)).location).toBe(`${inspection.url}/caseload`)
    expect((await rows()).holds).toHaveLength(1)
  })

  it('is not opened by its sender after signing in anew', async () => {
    const { id, name } = inspection.contact
    const sessionToken = await world.perform(signIn, { person: id, how: 'password' as const })
    const again = new Visitor(world.app, { id, name, sessionToken })
    expect((await again.get(held)).location).toBe(`${inspection.url}/caseload`)
    expect((await again.post(`${held}/accept`)).location).toBe(`${inspection.url}/caseload`)
    expect((await inspection.contact.get(held)).status).toBe(200)
  })

  it('is checked again where another version was accepted meanwhile', async () => {
    const { lead, contact } = inspection
    expect((await contact.get(held)).text).not.toContain('What would change')
    await sendCaseload(lead, inspection, 'court', inspection.caseload('court', 13))
    expect((await contact.post(`${held}/accept`)).location).toBe(held)
    expect((await checkedPage(contact, held)).text).toContain('What would change from version 1')
  })

  it('is stored to the last byte as it was checked, or not at all', async () => {
    const { contact, id } = inspection
    const versions = () =>
      world.db.selectFrom('caseload_upload').where('inspection_id', '=', id).select('version').execute()
    const before = await versions()
    const [part] = (await rows()).ready
    const changed = Buffer.from(part!.sealed)
    changed[changed.length - 1]! ^= 1
    const replace = (sealed: Buffer) => world.db.updateTable('caseload_held_rows').set({ sealed }).execute()
    await replace(changed)
    expect((await contact.post(`${held}/accept`)).status).toBe(500)
    expect(await versions()).toEqual(before)
    await replace(part!.sealed)
    expect((await contact.get(held)).text).toContain('Accept 12 cases')
  })

  it('is accepted once, however often the button is pressed', async () => {
    const another = await openedInspection(world)
    const { contact, id, caseload } = another
    const twice = (await uploadCaseload(contact, another, 'court', caseload('court', 12))).location!
    await checkedPage(contact, twice)
    await contact.formToken()
    const answers = await Promise.all([contact.post(`${twice}/accept`), contact.post(`${twice}/accept`)])
    expect(answers.map(({ status }) => status).toSorted()).not.toContain(500)
    const kept = await world.db
      .selectFrom('caseload_upload')
      .where('inspection_id', '=', id)
      .selectAll()
      .execute()
    expect(kept).toHaveLength(1)
  })

  it('is destroyed when its hour is over, on the record', async () => {
    await world.db
      .updateTable('caseload_held')
      .set({ destroy_after: new Date(Date.now() - 1000) })
      .execute()
    expect((await inspection.contact.get(held)).location).toBe(`${inspection.url}/caseload`)
    expect(await destroyExpired(world.db)).toBe(1)
    expect(await rows()).toEqual({ holds: [], files: [], ready: [] })
    const events = await world.db
      .selectFrom('audit_event')
      .where('stream', '=', `inspection:${inspection.id}`)
      .where('kind', '=', 'caseload-held-destroyed')
      .select('payload')
      .execute()
    expect(events.map(({ payload }) => payload)).toMatchObject([{ why: 'expired' }])
  })

  it('is kept to the letter, whatever stands in a reference', async () => {
    const { contact, id, caseload } = inspection
    const file = caseload('court', 9, 'letters')
    const odd = ['W\\1,2', '{3"4}', "5'6", '7\\"8', '(9,Ŵ)']
    for (const [at, ref] of odd.entries()) file.rows[at]![file.headings.indexOf('case_ref')] = ref
    expect((await sendCaseload(contact, inspection, 'court', file)).status).toBe(303)
    const kept = await world.db
      .selectFrom('caseload_case as c')
      .innerJoin('caseload_upload as u', 'u.id', 'c.upload_id')
      .where('u.inspection_id', '=', id)
      .where('u.version', '=', 2)
      .select(['c.case_ref', 'c.values'])
      .orderBy('c.row_number')
      .execute()
    expect(kept.slice(0, odd.length).map(({ case_ref }) => case_ref)).toEqual(odd)
    expect(kept.map(({ values }) => (values as Record<string, string>).case_ref)).toEqual(
      kept.map(({ case_ref }) => case_ref),
    )
  })

  it('gives way to what the same person sends next for the same kind', async () => {
    const { contact, caseload } = inspection
    await uploadCaseload(contact, inspection, 'court', caseload('court', 12))
    await uploadCaseload(contact, inspection, 'court', caseload('court', 11))
    await uploadCaseload(contact, inspection, 'out-of-court', caseload('out-of-court', 11))
    expect((await rows()).holds.map(({ case_kind }) => case_kind).toSorted()).toEqual([
      'court',
      'out-of-court',
    ])
  })
})

describe('a check that takes longer than a moment', () => {
  it('says how far it is, by refreshing or by asking, and then what it found', async () => {
    const inspection = await openedInspection(world)
    const { contact, lead } = inspection
    await Promise.all([contact.formToken(), lead.formToken()])
    const held = (await uploadCaseload(contact, inspection, 'court', inspection.caseload('court', 12)))
      .location!
    // What the check found cannot be kept while somebody else holds the row.
    await world.db.transaction().execute(async (db) => {
      await db.selectFrom('caseload_held').select('id').forUpdate().execute()
      const page = await contact.get(held)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Your file is being checked')
      expect(page.body).toContain(`href="${held}"`)
      expect((await contact.get(`${held}/progress`)).json()).toMatchObject({ done: false })
      // Nobody else is told of it.
      expect((await lead.get(`${held}/progress`)).json()).toMatchObject({ done: true })
    })
    expect((await checkedPage(contact, held)).text).toContain('Accept 12 cases')
    expect((await contact.get(`${held}/progress`)).json()).toMatchObject({ done: true })
  })
})
