import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rated } from '#engine/rating/rated.ts'
import { documentDigest } from '#engine/report/digest.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { openRated } from '#engine/report/open-data.ts'
import { carryPublishedFigures } from '#inspection/programme/carry-published.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type TestApp, testApp } from './app.ts'
import {
  type Concluded,
  concludedInspection,
  publishedFile,
  resultsLike,
  writeWholeReport,
} from './concluded-inspection.ts'
import { hadFile } from './had-file.ts'
import { tableRows } from './read-page.ts'

const draftDigest = (page: string) => /name="digest" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''

describe('a report is approved, published and corrected', () => {
  let world: TestApp
  let inspection: Concluded
  let at: string
  let address: string
  let firstEdition: string

  beforeAll(async () => {
    world = await testApp()
    inspection = await concludedInspection(
      world,
      'Northmere Youth Justice Service',
      await resultsLike('hartlepool-2020'),
    )
    at = `/inspections/${inspection.slug}/publication`
    address = `/published/${inspection.slug}`
  })
  afterAll(() => world.close())

  const approve = async () =>
    inspection.editor.post(`${at}/approve`, { digest: draftDigest((await inspection.editor.get(at)).body) })
  const stage = async () =>
    (
      await world.db
        .selectFrom('inspection')
        .where('id', '=', inspection.id)
        .select('stage')
        .executeTakeFirstOrThrow()
    ).stage

  it('it cannot be approved before it is whole, and the page says what is missing', async () => {
    const { text, body } = await inspection.editor.get(at)
    expect(text).toContain('Write the executive summary')
    expect(text).toContain('Make at least one recommendation, or say why the report makes none')
    expect(text).toContain('Write the findings on 2.1 Assessment')
    expect(text).toContain('Enter how many meetings were held')
    expect(body).not.toContain('Approve the report')
    const forced = await inspection.editor.post(`${at}/approve`, { digest: 'x' })
    expect(forced.status).toBe(422)
    expect(await stage()).toBe('drafting')
    expect((await world.anyone.get(address)).status).toBe(404)
  })

  it('only the publications editor approves, and never what changed behind their back', async () => {
    await writeWholeReport(world, inspection)
    const seen = draftDigest((await inspection.editor.get(at)).body)
    await inspection.lead.post(`/inspections/${inspection.slug}/report/sections/background`, {
      base: '1',
      body: 'A small service by the sea.',
    })
    const outdated = await inspection.editor.post(`${at}/approve`, { digest: seen })
    expect(outdated.status).toBe(422)
    expect(outdated.text).toContain('The report changed after you opened this page')
    for (const person of [inspection.lead, inspection.qualityLead])
      expect((await person.post(`${at}/approve`, { digest: seen })).status).toBe(403)
    expect(await approve()).toMatchObject({ status: 303, location: at })
    expect(await stage()).toBe('approved')
  })

  it('an editor who leads the inspection does not approve their own report', async () => {
    const both = await world.person('Editor and lead', ['publications-editor'])
    await world.db
      .updateTable('team_member')
      .set({ person_id: both.id })
      .where('inspection_id', '=', inspection.id)
      .where('role', '=', 'lead-inspector')
      .execute()
    expect((await both.post(`${at}/publish`, { version: '1' })).status).toBe(403)
    await world.db
      .updateTable('team_member')
      .set({ person_id: inspection.lead.id })
      .where('inspection_id', '=', inspection.id)
      .where('role', '=', 'lead-inspector')
      .execute()
  })

  it('the editor may send it back with a reason', async () => {
    expect((await inspection.editor.post(`${at}/send-back`, {})).text).toContain(
      'Say why the report goes back',
    )
    const back = await inspection.editor.post(`${at}/send-back`, { reason: 'The summary names a school.' })
    expect(back.status).toBe(303)
    expect(await stage()).toBe('drafting')
    expect((await inspection.lead.get(`/inspections/${inspection.slug}`)).text).toContain(
      'The summary names a school.',
    )
    await inspection.lead.post(`/inspections/${inspection.slug}/report/sections/executive-summary`, {
      base: '1',
      body: 'Children are well served <b>here</b>.',
    })
    expect((await approve()).status).toBe(303)
  })

  it('while it is approved nobody can write on', async () => {
    const late = await inspection.lead.post(`/inspections/${inspection.slug}/report/sections/background`, {
      base: '2',
      body: 'Too late.',
    })
    expect(late.status).toBe(409)
    expect((await inspection.editor.get(`${at}/approved`)).text).toContain('A small service by the sea.')
  })

  it('published, anyone reads it without signing in', async () => {
    expect((await inspection.lead.post(`${at}/publish`, { version: '2' })).status).toBe(403)
    expect((await inspection.editor.post(`${at}/publish`, { version: '1' })).status).toBe(409)
    expect((await inspection.editor.post(`${at}/publish`, { version: '2' })).status).toBe(303)
    const page = await world.anyone.get(address)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Inspection of Northmere Youth Justice Service')
    expect(page.text).toContain('Edition 1, published')
    expect(page.body).toContain('Children are well served &lt;b&gt;here&lt;/b&gt;.')
    expect((await world.anyone.get('/published')).text).toContain(
      `Northmere Youth Justice Service ${inspection.rated.overall}`,
    )
    firstEdition = page.body
  })

  it('its figures, page and data are those of the panel’s result', async () => {
    const data = (await world.anyone.get(`${address}/figures.json`)).json() as Record<string, unknown>
    expect(data.rated).toEqual(openRated(inspection.rated, new Set(['3.4.2'])))
    expect(data).toMatchObject({
      kind: 'published-here',
      edition: 1,
      service: 'Northmere Youth Justice Service',
    })
    const overall = tableRows(firstEdition, 'table-ratings').at(-1)
    expect(overall).toEqual([
      'Overall',
      inspection.rated.overall,
      `${inspection.rated.score} of ${inspection.rated.outOf}`,
    ])
  })

  it('prints the answer about a single case, which no file of data carries', async () => {
    const rowOf = (rows: string[][]) => rows.find(([first]) => first?.startsWith('3.4.2'))
    expect(rowOf(tableRows(firstEdition, 'table-key-questions'))?.slice(1)).toEqual(['1', '1', '100%'])
    const files = `${address}/editions/1/files`
    const parts = unzipSync(await hadFile(world.anyone, `${files}/csv`))
    const csv = parse(strFromU8(parts['key_questions.csv']!)) as string[][]
    const hidden = Array.from({ length: 6 }, () => '[c]')
    expect(rowOf(csv)?.slice(3)).toEqual(hidden)
    expect(csv.find(([ref]) => ref === '3.4.1')?.slice(3, 6)).toEqual(['4', '4', '100'])
    const json = JSON.parse(strFromU8(await hadFile(world.anyone, `${files}/json`))) as {
      leftOut: unknown
      document: ReportDocument
    }
    const figures = (await world.anyone.get(`${address}/figures.json`)).json() as Record<string, never>
    const leftOut = [{ ref: '3.4.2', shorthand: '[c]', why: 'The answer is about a single case.' }]
    expect([json.leftOut, figures.leftOut]).toEqual([leftOut, leftOut])
    const { document } = json
    expect(figures).toMatchObject({ results: document.figures.results, rated: document.figures.rated })
    expect(document.figures.results.keyQuestions.find(({ ref }) => ref === '3.4.2')).toEqual({ ref: '3.4.2' })
    // Whoever looks for the reference finds no figure beside it, in the tables, the chart and the way it was rated.
    const said = document.blocks.flatMap((block): unknown[] => {
      if (block.kind === 'key-question-table') return block.rows.filter(({ ref }) => ref === '3.4.2')
      if (block.kind === 'chart')
        return block.groups.flatMap(({ rows }) => rows.filter(({ label }) => label === '3.4.2'))
      return block.kind === 'table' ? block.rows.filter(([cell]) => cell!.text.startsWith('3.4.2')) : []
    })
    expect(said).toHaveLength(3)
    for (const one of said) expect(JSON.stringify(one)).not.toMatch(/1 of 1|100|"1"|Outstanding|:1\b/)
    expect(JSON.stringify(document.figures.rated.trace)).not.toContain('3.4.2')
    expect(document.figures.rated.standards.find(({ ref }) => ref === '3.4')?.rating).toBe('Outstanding')
  })

  it('what was approved has the digest that was recorded', async () => {
    const reports = await world.db.selectFrom('report').select(['document', 'digest']).execute()
    expect(reports).toHaveLength(2)
    for (const { document, digest } of reports)
      expect(documentDigest(document as unknown as ReportDocument)).toBe(digest)
  })

  it('its digest can be checked by whoever reads it', async () => {
    const stored = await world.anyone.get(`${address}/editions/1/report.html`)
    const digest = createHash('sha256').update(stored.body, 'utf8').digest('hex')
    expect((await world.anyone.get(address)).text).toContain(digest)
    expect(firstEdition).toContain(stored.body)
  })

  it('what is published never changes: the database refuses, and later writing does not show', async () => {
    await expect(world.db.updateTable('publication').set({ html: '' }).execute()).rejects.toThrow(
      'append-only',
    )
    await expect(world.db.deleteFrom('publication').execute()).rejects.toThrow('append-only')
    await expect(world.db.updateTable('report').set({ digest: '' }).execute()).rejects.toThrow('append-only')

    expect((await inspection.editor.post(`${at}/correct`, {})).status).toBe(422)
    const opened = await inspection.editor.post(`${at}/correct`, { reason: 'A board was misnamed.' })
    expect(opened.status).toBe(303)
    await inspection.lead.post(`/inspections/${inspection.slug}/report/sections/background`, {
      base: '2',
      body: 'A small service on the estuary.',
    })
    const page = await world.anyone.get(address)
    expect(page.body).toContain('A small service by the sea.')
    expect(page.body).not.toContain('estuary')
  })

  it('a correction is edition 2 beside edition 1', async () => {
    await approve()
    const silent = await inspection.editor.post(`${at}/publish`, { version: '3', correction: ' ' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('Say what this edition corrects')
    await inspection.editor.post(`${at}/publish`, {
      version: '3',
      correction: 'The background named the sea.',
    })
    const newest = await world.anyone.get(address)
    expect(newest.text).toContain('Correction: The background named the sea.')
    expect(newest.text).toContain('estuary')
    const first = await world.anyone.get(`${address}/editions/1`)
    expect(first.text).toContain('This is an earlier edition.')
    const stored = (await world.anyone.get(`${address}/editions/1/report.html`)).body
    expect(first.body).toContain(stored)
    expect(firstEdition).toContain(stored)
    expect((await world.anyone.get(`${address}/editions/3`)).status).toBe(404)
  })

  it('and the audit record verifies', async () => {
    expect((await verifyAudit(world.db)).findings).toEqual([])
  })
})

describe('figures carried over from published reports', () => {
  let world: TestApp
  const names = ['luton-2020', 'kirklees-2021', 'wolverhampton-2022', 'hartlepool-2020']

  beforeAll(async () => {
    world = await testApp()
    for (const name of names) {
      const figures = (await publishedFile(name)) as never
      await world.perform(carryPublishedFigures, { figures, frameworkVersion: '1.3.0' })
    }
  })
  afterAll(() => world.close())

  it.each(names)('%s says what it is, and its ratings agree when they are worked out again', async (name) => {
    const { status, text, body } = await world.anyone.get(`/published/${name}`)
    expect(status).toBe(200)
    expect(text).toContain('These are figures carried over from a published report of a real service.')
    expect(text).toContain('HM Inspectorate of Probation')
    const rows = tableRows(body, 'ratings')
    expect(rows.length).toBeGreaterThan(12)
    for (const row of rows) expect(row.at(-1), row.join(' ')).toBe('Agrees')
  })

  it('shows where a report contradicts itself, and which figure is used', async () => {
    const { body, text } = await world.anyone.get('/published/luton-2020')
    const question = tableRows(body, 'key-questions').find(([name]) => name!.startsWith('3.3.2'))!
    expect(question.slice(1)).toEqual(['81% (section), 62% (annexe)', '8 of 13', '62%', 'Differs'])
    expect(text).toContain('Count, annexe and footnote agree with one another.')
    expect(text).toContain('2.1 Assessment: from Requires improvement to Good.')
  })

  it('gives the figures as data', async () => {
    const data = (await world.anyone.get('/published/kirklees-2021/figures.json')).json() as {
      kind: string
      rated: { score: number; overall: string }
      figures: unknown
    }
    expect(data).toMatchObject({ kind: 'carried-over', rated: { score: 8, overall: 'Requires improvement' } })
    // Contextual facts count children, so they are no part of the data.
    const { context, ...others } = await publishedFile('kirklees-2021')
    expect(context).toBeDefined()
    expect(data.figures).toEqual(others)
  })

  it('gives out no answer about a single case, though the report printed it', async () => {
    const { body, text } = await world.anyone.get('/published/hartlepool-2020')
    const row = tableRows(body, 'key-questions').find(([name]) => name!.startsWith('3.4.2'))!
    expect(row.slice(1)).toEqual(['[c]', '[c]', '[c]', '–'])
    expect(text).toContain('[c] The answer is about a single case and is left out here')
    const data = await world.anyone.get('/published/hartlepool-2020/figures.json')
    const { figures, leftOut, rated } = data.json() as {
      figures: { keyQuestions: { ref: string }[]; prompts: { ref: string; letter: string }[] }
      leftOut: unknown
      rated: Rated
    }
    expect(leftOut).toMatchObject([{ ref: '3.4.2', shorthand: '[c]' }])
    expect(figures.keyQuestions.find(({ ref }) => ref === '3.4.2')).toEqual({ ref: '3.4.2' })
    expect(figures.prompts.filter(({ ref }) => ref === '3.4.2')).toEqual(
      ['a', 'b'].map((letter) => ({ ref: '3.4.2', letter })),
    )
    expect(rated.keyQuestions.find(({ ref }) => ref === '3.4.2')).toEqual({
      ref: '3.4.2',
      percent: null,
      band: null,
    })
  })

  it('lists them as what they are', async () => {
    const rows = tableRows((await world.anyone.get('/published')).body, 'published')
    expect(rows.map(([service, overall, , , kind]) => [service, overall, kind])).toEqual([
      ['Wolverhampton Youth Offending Team', 'Good', 'Figures carried over'],
      ['Kirklees Youth Justice Service', 'Requires improvement', 'Figures carried over'],
      ['Luton Youth Offending Service', 'Requires improvement', 'Figures carried over'],
      ['Hartlepool Youth Justice Service', 'Good', 'Figures carried over'],
    ])
    expect((await world.anyone.get('/published/no-such-report')).status).toBe(404)
  })
})

describe('the front', () => {
  let world: TestApp
  beforeAll(async () => {
    world = await testApp()
  })
  afterAll(() => world.close())

  it('tells anyone what this is, and takes whoever signed in to their work', async () => {
    const front = await world.anyone.get('/')
    expect(front.status).toBe(200)
    expect(front.body).toContain('href="/published"')
    expect(front.body).toContain('href="/sign-in"')
    expect(await (await world.person('Inspector')).get('/')).toMatchObject({
      status: 303,
      location: '/inspections',
    })
  })

  it('shows every component with its code', async () => {
    const { status, text } = await world.anyone.get('/components')
    expect(status).toBe(200)
    expect(text).toContain('Summary list')
    expect(text).toContain('Code: button, main and secondary')
  })
})
