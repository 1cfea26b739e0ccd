import { describe, expect, it } from 'vitest'
import { textRows, xlsxOf, xlsxParts, zipped } from '#test/spreadsheets/xlsx.ts'
import { FileFault } from './file-fault.ts'
import { readTable } from './read-table.ts'
import type { ScoreHeadings } from './table.ts'

const known: ScoreHeadings = (cells) => cells.filter((cell) => ['case_ref', 'age'].includes(cell)).length
const read = (content: Uint8Array) => readTable(content, known)

async function faultOf(content: Uint8Array): Promise<FileFault> {
  const outcome = await read(content).catch((error: unknown) => error)
  if (outcome instanceof FileFault) return outcome
  throw outcome instanceof Error ? outcome : new Error('The file was read without a fault.')
}

const headings = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
const texts = ['case_ref', 'age', 'C-1']
/** One sheet with the two headings and these rows below. */
const sheet = (rows: string, more: Partial<Parameters<typeof xlsxOf>[0]> & { below?: string } = {}) =>
  xlsxOf({ texts, ...more, sheets: [{ name: 'Cases', rows: headings + rows, below: more.below ?? '' }] })

/** The text of cell A2 in a sheet with these formats. */
const cell = async (xml: string, more: Parameters<typeof sheet>[1] = {}) =>
  (await read(sheet(`<row r="2">${xml}</row>`, more))).rows[0]?.[0] ?? ''

describe('a cell of an XLSX file', () => {
  it.each([
    ['a shared text', '<c r="A2" t="s"><v>2</v></c>', 'C-1'],
    ['a text of its own', '<c r="A2" t="inlineStr"><is><t>C-1</t></is></c>', 'C-1'],
    ['a text in parts', '<c r="A2" t="inlineStr"><is><r><t>C</t></r><r><t>-1</t></r></is></c>', 'C-1'],
    [
      'a text that says how it sounds',
      '<c r="A2" t="inlineStr"><is><t>C</t><rPh><t>see</t></rPh></is></c>',
      'C',
    ],
    ['a written-out letter', '<c r="A2" t="str"><v>C_x002D_1_x0000_</v></c>', 'C-1'],
    ['a whole number', '<c r="A2"><v>16.0</v></c>', '16'],
    ['a number with a power', '<c r="A2"><v>1.2E+05</v></c>', '120000'],
    ['a number as computers keep it', '<c r="A2"><v>0.30000000000000004</v></c>', '0.3'],
    ['a number too long to be kept whole', '<c r="A2"><v>1234567890123456</v></c>', '1.234567890123456E+15'],
    ['a truth', '<c r="A2" t="b"><v>1</v></c>', 'TRUE'],
    ['a failure', '<c r="A2" t="e"><v>#N/A</v></c>', '#N/A'],
    ['a date as text', '<c r="A2" t="d"><v>2026-02-28T00:00:00</v></c>', '2026-02-28'],
    ['the result of a formula', '<c r="A2"><f>1+14</f><v>15</v></c>', '15'],
    ['the empty result of a formula', '<c r="A2" t="str"><f>IF(1,"")</f><v></v></c>', ''],
    ['a formula that was never worked out', '<c r="A2"><f>cmd|\' /C calc\'!A0</f></c>', "=cmd|' /C calc'!A0"],
  ])('is read: %s', async (_, xml, text) => {
    expect(await cell(xml)).toBe(text)
  })

  it.each([
    ['14 (the usual date)', 14, 46081, false, '2026-02-28'],
    ['day first', 'dd/mm/yyyy', 46081, false, '2026-02-28'],
    ['with words', '[$-809]d mmmm yyyy;@', 46081, false, '2026-02-28'],
    ['month and year', 'mmm-yy', 46081, false, '2026-02-28'],
    ['with a time', 'dd/mm/yyyy hh:mm', 46081.604166667, false, '2026-02-28 14:30:00'],
    ['with a time that is midnight', 'dd/mm/yyyy hh:mm', 46081, false, '2026-02-28'],
    ['a time that is not shown', 14, 46081.604166667, false, '2026-02-28'],
    ['before March 1900', 14, 59, false, '1900-02-28'],
    ['the day that never was', 14, 60, false, '60'],
    ['after it', 14, 61, false, '1900-03-01'],
    ['counted from 1904', 14, 44619, true, '2026-02-28'],
    ['no day at all', 14, -1, false, '-1'],
    ['a time alone', 'hh:mm', 0.5, false, '12:00:00'],
    ['leading zeros', '00000', 123, false, '00123'],
    ['thousands', '#,##0', 12345, false, '12345'],
    ['words with letters of dates', '0 "days"', 15, false, '15'],
  ])('is read as it is shown: %s', async (_, format, value, from1904, text) => {
    expect(await cell(`<c r="A2" s="1"><v>${value}</v></c>`, { formats: [format], from1904 })).toBe(text)
  })

  it('stands where its file says, whatever is left out', async () => {
    const table = await read(
      sheet('<row r="4"><c r="B4"><v>15</v></c></row><row><c><v>1</v></c><c r="D5"><v>2</v></c></row>'),
    )
    expect(table.rows).toEqual([[], [], ['', '15'], ['1', '', '', '2']])
    expect(table).toMatchObject({ headings: ['case_ref', 'age'], headingRow: 1, format: 'xlsx', notes: [] })
  })
})

describe('a workbook of several sheets', () => {
  const list = (rows: string[][]) => textRows([['Northmere'], ['case_ref', 'age'], ...rows])

  it('is read from the sheet whose headings match, and the others are named', async () => {
    const table = await read(
      xlsxOf({
        sheets: [
          { name: 'Read me', rows: textRows([['Lists'], ['Send this'], ['one'], ['two']]) },
          { name: 'Nothing', rows: '' },
          { name: 'Cases 2026', rows: list([['C-1', '15']]) },
          { name: 'Old', rows: list([['C-0', '15']]), state: 'hidden' },
        ],
      }),
    )
    expect(table).toMatchObject({ sheet: 'Cases 2026', headingRow: 2, rows: [['C-1', '15']] })
    expect(table.notes[0]).toBe(
      'The sheet “Cases 2026” was read. Other sheets were not: “Read me”, “Old (hidden)”.',
    )
  })

  it('is read from the filled sheet when the blank template stands beside it', async () => {
    const sheets = [
      { name: 'Template', rows: list([]) },
      { name: 'Filled', rows: list([['C-1', '15']]) },
    ]
    expect((await read(xlsxOf({ sheets }))).sheet).toBe('Filled')
    expect((await read(xlsxOf({ sheets: sheets.toReversed() }))).sheet).toBe('Filled')
  })

  it.each([
    [
      'two with the same headings',
      [list([['C-1', '15']]), list([['C-2', '15']])],
      'sheet-unclear',
      /“1”, “2” have the same/,
    ],
    ['none with headings', [textRows([['a']]), textRows([['b']])], 'sheet-unclear', /none of “1”, “2”/],
    ['nothing at all', ['', ''], 'file-empty', /empty/],
  ])('is refused with %s', async (_, rows, code, message) => {
    const fault = await faultOf(
      xlsxOf({ sheets: rows.map((xml, at) => ({ name: String(at + 1), rows: xml })) }),
    )
    expect(fault.code).toBe(code)
    expect(fault.message).toMatch(message)
  })

  it('is refused when the list is hidden', async () => {
    const sheets = [{ name: 'Cases', rows: list([['C-1', '15']]), state: 'veryHidden' as const }]
    expect(await faultOf(xlsxOf({ sheets }))).toMatchObject({
      code: 'sheet-hidden',
      message: expect.stringContaining('“Cases”'),
    })
  })
})

describe('what a sheet hides', () => {
  it('is told: hidden rows and formulas', async () => {
    const { notes } = await read(
      sheet(
        '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><f>A2</f><v>1</v></c></row>',
      ),
    )
    expect(notes).toEqual([
      '1 row is hidden in the sheet and was read like the others.',
      '1 cell holds a formula. The results that the file holds were read; nothing was worked out again.',
    ])
  })

  it('is refused: cells merged in the list, named by their places', async () => {
    const rows = '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="B3"><v>1</v></c></row>'
    const below = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="C9:D9"/></mergeCells>'
    expect(await faultOf(sheet(rows, { below }))).toMatchObject({
      code: 'cells-merged',
      message: expect.stringMatching(/: A2:A3\. Unmerge/),
    })
  })

  it('is no matter: cells merged in a title', async () => {
    const rows = textRows([['Northmere'], ['case_ref', 'age'], ['C-1', '15']])
    const below = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    expect((await read(xlsxOf({ sheets: [{ name: 'Cases', rows, below }] }))).headingRow).toBe(2)
  })
})

describe('a container that is something else', () => {
  const parts = xlsxParts({ sheets: [{ name: 'Cases', rows: headings }], texts })
  it.each([
    [
      'a Word document',
      { '[Content_Types].xml': '', 'word/document.xml': '' },
      'wrong-type',
      /a Word document/,
    ],
    ['slides', { '[Content_Types].xml': '', 'ppt/presentation.xml': '' }, 'wrong-type', /a slide show/],
    ['a binary workbook', { ...parts, 'xl/workbook.bin': '' }, 'wrong-type', /XLSB/],
    ['an Apple file', { 'Index/Document.iwa': '' }, 'wrong-type', /Apple.*Export/],
    ['an archive', { 'cases.csv': 'a,b' }, 'wrong-type', /ZIP archive.*Unpack/],
    [
      'an archive of archives',
      { 'cases.zip': zipped({ 'cases.xlsx': zipped(parts) }) },
      'wrong-type',
      /ZIP archive/,
    ],
    ['a text document', { mimetype: 'application/vnd.oasis.opendocument.text' }, 'wrong-type', /ODT/],
    [
      'a workbook without its sheet',
      { ...parts, 'xl/worksheets/sheet1.xml': '<a' },
      'file-damaged',
      /not well formed/,
    ],
    [
      'a workbook that names a missing text',
      { ...parts, 'xl/sharedStrings.xml': '<sst/>' },
      'file-damaged',
      /text that is not there/,
    ],
    [
      'a workbook without relations',
      { ...parts, '_rels/.rels': '<Relationships/>' },
      'file-damaged',
      /where its workbook is/,
    ],
  ])('is said to be %s', async (_, content, code, message) => {
    const fault = await faultOf(zipped(content))
    expect(fault.code).toBe(code)
    expect(fault.message).toMatch(message)
  })
})
