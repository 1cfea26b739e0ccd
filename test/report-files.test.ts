/** Reports as files: who gets which, what they hold, and that they stay as they were given out. */
import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BadInput } from '#cli/command.ts'
import { reportToExport } from '#cli/export.ts'
import { formsKeeper, removeOutlivedForms } from '#inspection/stored-forms.ts'
import { formatNames, render } from '#platform/documents/formats.ts'
import { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { type TestApp, testApp } from './app.ts'
import { type Concluded, concludedInspection, resultsLike, writeWholeReport } from './concluded-inspection.ts'
import { hadFile } from './had-file.ts'
import { readPdf } from './report-forms/read-pdf.ts'

const digestIn = (page: string) => /name="digest" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('reports as files', () => {
  let world: TestApp
  let inspection: Concluded
  let draft: string
  let edition: string

  beforeAll(async () => {
    world = await testApp()
    inspection = await concludedInspection(world, 'Northmere Service', await resultsLike('hartlepool-2020'))
    await writeWholeReport(world, inspection)
    draft = `/inspections/${inspection.slug}/report/files`
    edition = `/published/${inspection.slug}/editions/1/files`
  })
  afterAll(() => world.close())

  const kept = () =>
    world.db.selectFrom('rendering').select(['format', 'digest', 'issued', 'bytes_digest', 'bytes']).execute()

  it('the lead finds every form of the draft where they read it, and each says that it is a draft', async () => {
    const page = await inspection.lead.get(`/inspections/${inspection.slug}/report/preview`)
    for (const format of ['pdf', 'docx', 'html', 'ods', 'xlsx', 'csv', 'json'])
      expect(page.body).toContain(`href="${draft}/${format}"`)
    const pdf = await readPdf(await hadFile(inspection.lead, `${draft}/pdf`))
    expect(pdf.title).toBe('Inspection of Northmere Service')
    expect(pdf.words).toContain('Draft. This report is not published.')
    expect(pdf.words).toContain('Children are well served.')
    const html = await inspection.lead.get(`${draft}/html`)
    expect(html.text).toContain('Draft. This report is not published.')
    const answer = await inspection.lead.get(`${draft}/json`)
    expect(JSON.parse(answer.body).issued).toEqual({ state: 'draft' })
    const csv = unzipSync(await hadFile(inspection.lead, `${draft}/csv`))
    expect(JSON.parse(strFromU8(csv['csv-metadata.json']!)).tables[0].url).toBe('ratings.csv')
    expect((await inspection.lead.get(`${draft}/gif`)).status).toBe(404)
  })

  it('nobody reads a file who may not read the page', async () => {
    const stranger = await world.person('Stranger')
    for (const format of ['pdf', 'ods', 'json']) {
      expect((await stranger.get(`${draft}/${format}`)).status).toBe(404)
      expect((await world.anyone.get(`${draft}/${format}`)).status).toBe(303)
      expect((await world.anyone.get(`${edition}/${format}`)).status).toBe(404)
      expect((await world.anyone.get(`${edition}/${format}/progress`)).status).toBe(404)
    }
    expect(
      (await inspection.editor.get(`/inspections/${inspection.slug}/publication/files/pdf`)).status,
    ).toBe(409)
  })

  it('what was made is kept, with its event, and given out again as it was', async () => {
    const before = await kept()
    const again = await hadFile(inspection.qualityLead, `${draft}/pdf`)
    expect(await kept()).toHaveLength(before.length)
    const row = before.find(({ format }) => format === 'pdf')!
    expect(row.bytes_digest).toBe(sha256(again))
    const events = await world.db
      .selectFrom('audit_event')
      .where('kind', '=', 'report-rendered')
      .select('payload')
      .execute()
    expect(events.map(({ payload }) => payload)).toContainEqual({
      inspection: inspection.id,
      format: 'pdf',
      of: row.digest,
      digest: row.bytes_digest,
    })
    await expect(
      world.db
        .updateTable('rendering')
        .set({ bytes: Buffer.from('x') })
        .execute(),
    ).rejects.toThrow()
  })

  it('a draft that was changed is made anew, beside the one before', async () => {
    const before = await hadFile(inspection.lead, `${draft}/pdf`)
    await inspection.lead.post(`/inspections/${inspection.slug}/report/sections/background`, {
      base: '1',
      body: 'A service on the coast.^[The service’s own plan, 2026.]',
    })
    const after = await readPdf(await hadFile(inspection.lead, `${draft}/pdf`))
    expect(after.footnotes.join()).toContain('The service’s own plan, 2026.')
    expect((await kept()).map(({ bytes_digest }) => bytes_digest)).toContain(sha256(before))
  })

  it('two who ask at the same moment wait for one and the same', async () => {
    const before = (await kept()).length
    const [one, other] = await Promise.all([
      hadFile(inspection.lead, `${draft}/docx`),
      hadFile(inspection.editor, `${draft}/docx`),
    ])
    expect(sha256(one)).toBe(sha256(other))
    expect(await kept()).toHaveLength(before + 1)
  })

  it('who waits is told so, and finds the file when it is ready', async () => {
    const waiting = await inspection.lead.get(`${draft}/pdf/progress`)
    expect(waiting.text).toContain('The PDF is ready')
    expect(waiting.body).toContain(`href="${draft}/pdf"`)
    const told = await inspection.lead.get(`${draft}/pdf/progress`, { accept: 'application/json' })
    expect(told.json()).toMatchObject({ done: true })
  })

  it('whoever runs the machine exports the same', async () => {
    const frameworks = new PinnedFrameworks(world.db)
    const { source } = await reportToExport(world.db, frameworks, inspection.slug, {
      edition: null,
      only: null,
    })
    expect(source.issued).toEqual({ state: 'draft' })
    const here = await render('json', source)
    expect(strFromU8(here)).toBe((await inspection.lead.get(`${draft}/json`)).body)
    for (const [slug, which] of [
      ['nowhere', { edition: null, only: null }],
      [inspection.slug, { edition: 3, only: null }],
      [inspection.slug, { edition: null, only: 'approved' as const }],
    ] as const)
      await expect(reportToExport(world.db, frameworks, slug, which)).rejects.toBeInstanceOf(BadInput)
  })

  it('the service takes the locked draft away as a file under embargo, and that is on record', async () => {
    const locked = `/inspections/${inspection.slug}/accuracy/drafts/1/files`
    const readings = async () =>
      (
        await world.db
          .selectFrom('audit_event')
          .where('kind', '=', 'accuracy-draft-read')
          .select('payload')
          .execute()
      ).length
    const before = await readings()
    const html = strFromU8(await hadFile(inspection.contact, `${locked}/html`))
    expect(html).toContain('Draft for factual accuracy, version 1, locked')
    expect(html).toContain('Under embargo: not for publication.')
    expect(await readings()).toBe(before + 1)
    const stranger = await world.person('Contact of another service')
    expect((await stranger.get(`${locked}/html`)).status).toBe(404)
    expect((await inspection.contact.get(`${draft}/html`)).status).toBe(403)
    expect(
      (await inspection.contact.get(`/inspections/${inspection.slug}/accuracy/drafts/9/files/pdf`)).status,
    ).toBe(404)
  })

  it('forms of a draft that has moved on are given up after a while, the others never', async () => {
    const current = await hadFile(inspection.lead, `${draft}/pdf`)
    const before = await kept()
    const frameworks = new PinnedFrameworks(world.db)
    expect(await removeOutlivedForms(world.db, frameworks)).toBe(0)
    const later = new Date(Date.now() + 2 * 3_600_000)
    const removed = await removeOutlivedForms(world.db, frameworks, later)
    const after = await kept()
    expect(removed).toBeGreaterThan(0)
    expect(after).toHaveLength(before.length - removed)
    expect(after.map(({ bytes_digest }) => bytes_digest)).toContain(sha256(current))
    expect(after.filter(({ issued }) => issued === 'locked')).toEqual(
      before.filter(({ issued }) => issued === 'locked'),
    )
    expect(await removeOutlivedForms(world.db, frameworks, later)).toBe(0)
    await expect(world.db.deleteFrom('rendering').where('issued', '=', 'locked').execute()).rejects.toThrow(
      'only forms of drafts can be removed',
    )
  })

  it('once published anyone has every form of that edition, and it says which it is', async () => {
    const at = `/inspections/${inspection.slug}/publication`
    const digest = digestIn((await inspection.editor.get(at)).body)
    expect((await inspection.editor.post(`${at}/approve`, { digest })).status).toBe(303)
    const approved = strFromU8(await hadFile(inspection.editor, `${at}/files/html`))
    expect(approved).toMatch(/Version 1, approved \d+ \w+ \d{4}\. This report is not published\./)
    expect((await inspection.editor.post(`${at}/publish`, { version: '1' })).status).toBe(303)
    const page = await world.anyone.get(`/published/${inspection.slug}`)
    expect(page.body).toContain(`href="${edition}/pdf"`)
    const pdf = await readPdf(await hadFile(world.anyone, `${edition}/pdf`))
    expect(pdf.words).toMatch(/Edition 1, published \d+ \w+ \d{4}\./)
    expect(pdf.words).not.toContain('Draft')
    const json = JSON.parse(strFromU8(await hadFile(world.anyone, `${edition}/json`)))
    expect(json.document.figures.digest).toMatch(/^[0-9a-f]{64}$/)
    await hadFile(world.anyone, `${edition}/ods`)
    const ods = await world.anyone.get(`${edition}/ods`)
    expect(ods.type).toBe('application/vnd.oasis.opendocument.spreadsheet')
    expect((await world.anyone.get(`/published/${inspection.slug}/editions/2/files/pdf`)).status).toBe(404)
  })

  it('every form of what was published or locked is made once without being asked for, and given out as it was', async () => {
    const said: string[] = []
    const keep = formsKeeper(world.db, (line) => said.push(line))
    await Promise.all([keep(), keep()])
    const forms = await kept()
    for (const issued of ['published', 'locked'])
      expect(
        forms
          .filter((one) => one.issued === issued)
          .map(({ format }) => format)
          .sort(),
      ).toEqual([...formatNames].sort())
    for (const format of formatNames) {
      const given = await world.anyone.get(`${edition}/${format}`)
      const row = forms.find((one) => one.issued === 'published' && one.format === format)!
      expect(sha256(given.bytes), format).toBe(row.bytes_digest)
      expect((await world.anyone.get(`${edition}/${format}/progress`)).text).toContain('is ready')
    }
    await keep()
    await formsKeeper(world.db, (line) => said.push(line))()
    expect(await kept()).toHaveLength(forms.length)
    expect(said).toEqual([])
  })
})
