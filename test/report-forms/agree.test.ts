/** The forms of one report, each read back by a program other than the one that wrote it, and held against each other. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentDigest } from '#engine/report/digest.ts'
import type { Cell, ReportDocument } from '#engine/report/document.ts'
import { openDocument } from '#engine/report/open-data.ts'
import { coverLines } from '#platform/documents/cover-facts.ts'
import { dataTables } from '#platform/documents/data/tables.ts'
import { workbookOf } from '#platform/documents/data/workbook.ts'
import { formatNames, render } from '#platform/documents/formats.ts'
import type { Issued, Source } from '#platform/documents/issued.ts'
import type { Rendered } from '#platform/documents/render-worker.ts'
import { inProcess } from '#platform/in-process.ts'
import { inventedReport } from '../invented-report.ts'
import { howMany, patience, report } from '../proof/scale.ts'
import { shippedFramework } from '../shipped-frameworks.ts'
import { printedFootnotes, printedTables, printedWords } from './printed.ts'
import { htmlTables, htmlWords, plain } from './read-html.ts'
import { readPdf } from './read-pdf.ts'
import { odsSheets, xlsxSheets } from './read-sheets.ts'

const issued: Issued = { state: 'published', edition: 2, on: '2027-05-04T09:30:00Z', correction: 'A name.' }

const docxMarkup = async (bytes: Uint8Array) =>
  (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { includeEmbeddedStyleMap: false })).value

/** Without white space: where lines break is each form's own affair. */
const close = (text: string) => text.replaceAll(/\s+/g, '')

/** Says which words of the document a form lacks, or has in another order. */
function missingFrom(form: string, said: readonly string[]): string[] {
  const text = close(form)
  let from = 0
  return said.filter((words) => {
    const at = text.indexOf(close(words), from)
    if (at >= 0) from = at
    return at < 0
  })
}

const framework = (id: string) => shippedFramework(id)

async function formsThatDiffer(document: ReportDocument): Promise<string[]> {
  const source: Source = { document, issued }
  const tables = printedTables(document)
  const words = printedWords(document)
  const differ: string[] = []
  const compare = (form: string, found: { tables: string[][][]; words: string; footnotes?: string[] }) => {
    if (JSON.stringify(found.tables) !== JSON.stringify(tables)) differ.push(`${form}: tables`)
    for (const lost of missingFrom(found.words, words)) differ.push(`${form}: ${lost}`)
    const notes = printedFootnotes(document)
    if (found.footnotes) {
      const said = found.footnotes.map((note) => close(note.replace(/^\s*\d+\s*/, '')))
      if (JSON.stringify(said) !== JSON.stringify(notes.map(close))) differ.push(`${form}: footnotes`)
    } else for (const lost of missingFrom(found.words, notes)) differ.push(`${form}: footnote ${lost}`)
  }
  const html = strFromU8(await render('html', source))
  compare('HTML', { tables: htmlTables(html), words: htmlWords(html) })
  const pdf = await readPdf(await render('pdf', source))
  compare('PDF', { ...pdf, tables: joined(pdf.tables, tables) })
  const docx = await docxMarkup(await render('docx', source))
  compare('DOCX', { tables: htmlTables(docx), words: htmlWords(docx) })
  return differ
}

/** A table that goes over two pages is read as two: its parts are put together again, by the number of their rows. */
function joined(found: readonly string[][][], like: readonly string[][][]): string[][][] {
  const rows = found.flat()
  let from = 0
  return like.map(({ length }) => {
    from += length
    return rows.slice(from - length, from)
  })
}

describe('the forms of one report', () => {
  let source: Source
  beforeAll(() => {
    source = { document: inventedReport(framework('hmip-youth-2021'), { paragraphs: 3 }), issued }
  })

  it('say the same words and figures as page, PDF and DOCX', { timeout: patience }, async () => {
    expect(await formsThatDiffer(source.document)).toEqual([])
  })

  it('do so whatever the figures are', { timeout: patience }, async () => {
    const cases = fc.record({
      court: fc.integer({ min: 1, max: 60 }),
      outOfCourt: fc.integer({ min: 1, max: 60 }),
    })
    let cells = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('hmip-youth-2018', 'hmip-youth-2021'), cases, async (id, given) => {
        const document = inventedReport(framework(id), { paragraphs: 1, cases: given })
        cells += printedTables(document).flat(2).length
        expect(await formsThatDiffer(document)).toEqual([])
      }),
      { numRuns: howMany({ brief: 1, full: 60 }) },
    )
    expect(cells).toBeGreaterThan(100)
    report('forms', null, [
      { what: 'reports made as page, PDF and DOCX', figure: String(howMany({ brief: 1, full: 60 })) },
      { what: 'cells of tables compared in each', figure: cells.toLocaleString('en-GB') },
    ])
  })

  it('tells a form that prints another figure', async () => {
    const { document } = source
    const wrong = structuredClone(document)
    const table = wrong.blocks.find((block) => block.kind === 'key-question-table')!
    table.rows[1]!.printed = '99%'
    const html = strFromU8(await render('html', { document: wrong, issued }))
    expect(htmlTables(html)).not.toEqual(printedTables(document))
    expect(missingFrom(htmlWords(html).replace('point 2', 'point 3'), printedWords(document))).toEqual([
      documentDigest(document),
      expect.stringContaining('point 2'),
    ])
  })

  it('hold the same data as ODS, XLSX, CSV and JSON, and it is the result’s own', async () => {
    const tables = dataTables(source.document)
    const sheets = workbookOf(source).sheets
    const names = sheets.map(({ name }) => name)
    const asText = (cells: readonly unknown[]) => cells.map((cell) => plain(String(cell)))
    const ods = await odsSheets(await render('ods', source), names)
    const xlsx = await xlsxSheets(await render('xlsx', source))
    const csv = unzipSync(await render('csv', source))
    const json = JSON.parse(strFromU8(await render('json', source)))
    expect([...xlsx.keys()]).toEqual(names)
    expect([...ods.keys()]).toEqual(names)
    for (const book of [ods, xlsx])
      expect(book.get('Cover')!.flat()).toEqual(expect.arrayContaining(coverLines(source)))
    expect(coverLines(source)).toContain('Edition 2, published 4 May 2027. Correction: A name.')
    expect(coverLines(source)).toContain(`Overall rating: ${source.document.figures.rated.overall}`)
    const about = JSON.parse(strFromU8(csv['csv-metadata.json']!))
    expect(about['dc:description']).toBe(coverLines(source).join('\n'))
    expect(json).toMatchObject({ digest: documentDigest(source.document), issued })
    expect(json.document).toEqual(JSON.parse(JSON.stringify(openDocument(source.document))))
    expect(json.tables).toEqual(JSON.parse(JSON.stringify(tables)))
    for (const [at, table] of tables.entries()) {
      const sheet = sheets.at(at - tables.length)!
      const top = sheet.above!.length
      const expected = [table.columns.map(({ title }) => title), ...table.rows].map(asText)
      expect(ods.get(sheet.name)!.slice(top).map(asText)).toEqual(expected)
      expect(xlsx.get(sheet.name)!.slice(top).map(asText)).toEqual(expected)
      const [, ...rows] = parse(strFromU8(csv[`${table.name}.csv`]!)) as string[][]
      expect(rows.map(asText)).toEqual(expected.slice(1))
    }
    const printed = source.document.blocks.flatMap((block) =>
      block.kind === 'table' && block.id !== 'table-key-questions' ? [block] : [],
    )
    const plainTables = tables.slice(-printed.length)
    expect(plainTables.map(({ title }) => title)).toEqual(printed.map(({ caption }) => caption))
    for (const [at, { rows }] of printed.entries())
      expect(plainTables[at]!.rows).toEqual(rows.map((row) => row.map(figureOf)))
    const { rated } = source.document.figures
    const data = (name: string) => tables.find((one) => one.name === name)!.rows
    expect(data('key_questions').map((row) => [row[0], row[3], row[4], row[5]])).toEqual(
      rated.keyQuestions.map(({ ref, yes, relevant, percent }) => [ref, yes, relevant, percent ?? '[z]']),
    )
    expect(data('ratings').map((row) => row[3])).toEqual(
      [...rated.standards, { score: rated.score }].map(({ score }) => score ?? '[z]'),
    )
  })

  it('are the same bytes from two processes, whatever the order of names in the stored data', async () => {
    // Stored data keep no order of names.
    const backwards = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(backwards)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, one]) => [name, backwards(one)]),
            )
          : value
    const elsewhere = await inProcess<Rendered>({
      module: new URL('../../src/platform/documents/render-worker.ts', import.meta.url),
      data: { formats: formatNames, source: backwards(source) },
      longestMilliseconds: 120_000,
      mostMegabytes: 1024,
      name: 'The same report once more',
      compiledPackages: true,
    })
    expect(elsewhere.map(([format]) => format)).toEqual(formatNames)
    const differ: string[] = []
    for (const [format, bytes] of elsewhere)
      if (!Buffer.from(await render(format, source)).equals(Buffer.from(bytes))) differ.push(format)
    expect(differ).toEqual([])
  })
})

/** What a cell prints, as data: worked out here once more, apart from the program. */
const figureOf = ({ text, numeric }: Cell): string | number => {
  if (!numeric) return text
  if (text === 'Not known') return '[x]'
  return text.startsWith('[') ? text : Number(text.replace('%', ''))
}
