/** What makes the PDF one that everybody can read. */
import { beforeAll, describe, expect, it } from 'vitest'
import { coverOf } from '#engine/report/cover.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { render } from '#platform/documents/formats.ts'
import { scaleInWords } from '#platform/documents/rating-scale.ts'
import { inventedReport } from '../invented-report.ts'
import { shippedFramework } from '../shipped-frameworks.ts'
import { printedCover, printedTables } from './printed.ts'
import { pagesOf, type ReadPdf, readPdf } from './read-pdf.ts'
import { type HeadingCell, headingCells } from './read-table-tags.ts'

const document = inventedReport(shippedFramework('hmip-youth-2018'), { paragraphs: 2 })
const pdfOf = async (given: ReportDocument) =>
  readPdf(await render('pdf', { document: given, issued: { state: 'draft' } }))

describe('the PDF', () => {
  let pdf: ReadPdf
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = await render('pdf', { document, issued: { state: 'draft' } })
    pdf = await readPdf(bytes)
  })

  it('has a title that programs show, a language, and says that it follows PDF/UA-1', () => {
    expect(pdf).toMatchObject({ title: document.title, language: 'en-GB', marked: true, showsTitle: true })
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
  })

  it('has a bookmark for each part and each standard, after the one for the contents', () => {
    const headings = document.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level < 4 ? [block.text] : [],
    )
    expect(pdf.bookmarks).toEqual(['Contents', ...headings])
    expect(pdf.roles.get('TOCI')).toBeGreaterThanOrEqual(headings.length)
  })

  it('tags headings, paragraphs, lists and footnotes as what they are', () => {
    const levels = (level: number) =>
      document.blocks.filter((block) => block.kind === 'heading' && block.level === level).length
    expect(pdf.roles.get('H1')).toBe(levels(2) + 1)
    expect(pdf.roles.get('H2')).toBe(levels(3))
    expect(pdf.roles.get('H3')).toBe(levels(4))
    for (const role of ['P', 'L', 'LI', 'LBody', 'Note', 'Caption'])
      expect(pdf.roles.get(role)).toBeGreaterThan(0)
  })

  it('marks the heading of every column and of every row', () => {
    const tables = printedTables(document)
    const expected = tables.flatMap(([head, ...rows]) => [...head!, ...rows.map((row) => row[0]!)])
    expect(pdf.headings).toEqual(expected)
  })

  it('says of each of them what it is the heading of, so that no cell hides its row', async () => {
    const { headings, cells } = await headingCells(bytes)
    const tables = printedTables(document)
    const columns = tables.reduce((sum, [head]) => sum + head!.length, 0)
    const rows = tables.reduce((sum, [, ...body]) => sum + body.length, 0)
    const of = (scope: HeadingCell['scope']) => headings.filter((one) => one.scope === scope)
    expect(of('Column')).toHaveLength(columns)
    expect(of('Row')).toHaveLength(rows)
    expect(headings).toHaveLength(columns + rows)
    expect(of('Row').every(({ firstOfRow }) => firstOfRow)).toBe(true)
    // A cell that names some of its headings would be read without the others.
    expect(cells.filter(({ names }) => names)).toEqual([])
    expect(cells.length).toBe(tables.flatMap(([, ...body]) => body.flatMap((row) => row.slice(1))).length)
  })

  it('says in words what each drawing shows', () => {
    const charts = document.blocks.filter((block) => block.kind === 'chart')
    const [scale, ...alternatives] = pdf.alternatives
    expect(scale).toBe(scaleInWords(coverOf(document)))
    expect(scale).toMatch(/^Overall rating: [A-Z][a-z ]+\. The scale from the lowest: Inadequate, /)
    expect(alternatives).toHaveLength(charts.length)
    for (const [at, chart] of charts.entries()) {
      expect(alternatives[at]).toContain(chart.title)
      for (const { rows } of chart.groups)
        for (const row of rows) expect(alternatives[at]).toContain(`${row.label} ${row.printed}`)
    }
  })

  it('has a first page of its own, which says that a draft is a draft', async () => {
    const pages = await pagesOf(bytes)
    expect(pages[0]).toContain('Draft. This report is not published.')
    for (const said of printedCover(document)) expect(pages[0]).toContain(said)
    expect(pages[0]).not.toContain('Contents')
    expect(pages[0]).not.toContain('Page 1')
    expect(pages[1]).toMatch(/^Inspection of .*Not published.*Contents/)
  })

  it('prints what is typed, whatever it looks like, and names the letters that its typeface lacks', async () => {
    const typed = '#panic("x") $1$ *b* @ref \\ <label> //c `d` #read("/etc/passwd") ŵ \u0007مرحبا 😀'
    const given = structuredClone(document)
    given.blocks = [...given.blocks.slice(0, 2), { kind: 'paragraph', text: typed }]
    expect((await pdfOf(given)).words.replaceAll(' ', '')).toContain(
      '#panic("x")$1$*b*@ref\\<label>//c`d`#read("/etc/passwd")ŵ[U+0645][U+0631][U+062D][U+0628][U+0627][U+1F600]',
    )
  })
})
