import { describe, expect, it } from 'vitest'
import { contentXml, odsOf, sheetXml, tableRow, textCell } from '#test/spreadsheets/ods.ts'
import { zipped } from '#test/spreadsheets/xlsx.ts'
import { FileFault } from './file-fault.ts'
import { readTable } from './read-table.ts'
import type { ScoreHeadings } from './table.ts'

const known: ScoreHeadings = (cells) => cells.filter((cell) => ['case_ref', 'age'].includes(cell)).length
const read = (content: Uint8Array) => readTable(content, known)
const headings = tableRow(textCell('case_ref') + textCell('age'))
const sheet = (rows: string) => odsOf(sheetXml('Cases', headings + rows))

async function faultOf(content: Uint8Array): Promise<FileFault> {
  const outcome = await read(content).catch((error: unknown) => error)
  if (outcome instanceof FileFault) return outcome
  throw outcome instanceof Error ? outcome : new Error('The file was read without a fault.')
}

const valued = (type: string, attributes: string, shown = '') =>
  `<table:table-cell office:value-type="${type}" ${attributes}><text:p>${shown}</text:p></table:table-cell>`

describe('a cell of an ODS file', () => {
  it.each([
    ['a text', textCell('C-1'), 'C-1'],
    ['a text with spaces', textCell('C<text:s text:c="2"/>1\n  <text:span>x</text:span>'), 'C  1 x'],
    [
      'two lines',
      '<table:table-cell office:value-type="string"><text:p>a</text:p><text:p>b</text:p></table:table-cell>',
      'a\nb',
    ],
    [
      'a text with a comment',
      `<table:table-cell office:value-type="string"><office:annotation><text:p>ask</text:p></office:annotation><text:p>C-1</text:p></table:table-cell>`,
      'C-1',
    ],
    ['a whole number', valued('float', 'office:value="16"', '16.00'), '16'],
    ['a number with leading zeros', valued('float', 'office:value="123"', '00123'), '00123'],
    ['a date', valued('date', 'office:date-value="2026-02-28"', '28 Feb 26'), '2026-02-28'],
    ['a date at midnight', valued('date', 'office:date-value="2026-02-28T00:00:00"'), '2026-02-28'],
    ['a date with a time', valued('date', 'office:date-value="2026-02-28T14:30:00"'), '2026-02-28 14:30:00'],
    ['a truth', valued('boolean', 'office:boolean-value="true"', 'WAHR'), 'TRUE'],
    ['the result of a formula', valued('float', 'table:formula="of:=1+14" office:value="15"', '15'), '15'],
    ['a formula that was never worked out', '<table:table-cell table:formula="of:=1+14"/>', '=1+14'],
  ])('is read: %s', async (_, xml, text) => {
    expect((await read(sheet(tableRow(xml)))).rows).toEqual([[text]])
  })

  it('stands where its file says, however rows and cells are repeated', async () => {
    const table = await read(
      sheet(
        tableRow(
          '<table:table-cell table:number-columns-repeated="16384"/>',
          ' table:number-rows-repeated="2"',
        ) +
          tableRow(
            `<table:table-cell/>${textCell('x', ' table:number-columns-repeated="2"')}`,
            ' table:number-rows-repeated="2"',
          ) +
          tableRow('<table:table-cell/>', ' table:number-rows-repeated="1048571"'),
      ),
    )
    expect(table.rows).toEqual([[], [], ['', 'x', 'x'], ['', 'x', 'x']])
  })

  it('is read from rows that are repeated on every page, and from groups', async () => {
    const table = await read(
      odsOf(
        sheetXml(
          'Cases',
          `<table:table-header-rows>${headings}</table:table-header-rows><table:table-row-group>${tableRow(textCell('C-1'))}</table:table-row-group>`,
        ),
      ),
    )
    expect(table).toMatchObject({ headings: ['case_ref', 'age'], rows: [['C-1']] })
  })
})

describe('an ODS file of several sheets', () => {
  const hidden = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'

  it('is read from the sheet whose headings match', async () => {
    const table = await read(
      odsOf(
        sheetXml('Read me', tableRow(textCell('Lists'))) +
          sheetXml('Old', headings + tableRow(textCell('C-0')), ' table:style-name="ta2"') +
          sheetXml('Cases', headings + tableRow(textCell('C-1'), ' table:visibility="filter"')),
        hidden,
      ),
    )
    expect(table).toMatchObject({ format: 'ods', sheet: 'Cases', rows: [['C-1']] })
    expect(table.notes).toEqual([
      'The sheet “Cases” was read. Other sheets were not: “Read me”, “Old (hidden)”.',
      '1 row is hidden in the sheet and was read like the others.',
    ])
  })

  it('is refused when only hidden sheets have anything', async () => {
    const fault = await faultOf(odsOf(sheetXml('Old', headings, ' table:style-name="ta2"'), hidden))
    expect(fault.code).toBe('sheet-hidden')
  })
})

describe('an ODS file that cannot be used', () => {
  const password =
    '<manifest:manifest xmlns:manifest="urn:m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
  const parts = {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': contentXml(sheetXml('Cases', headings)),
  }
  it.each([
    [
      'merged cells',
      sheet(tableRow(textCell('x', ' table:number-rows-spanned="2"'))),
      'cells-merged',
      /A2:A3/,
    ],
    ['a password', zipped({ ...parts, 'META-INF/manifest.xml': password }), 'password-protected', /password/],
    ['no contents', zipped({ mimetype: parts.mimetype }), 'file-damaged', /contents are missing/],
    ['nothing in it', odsOf(sheetXml('Cases', '')), 'file-empty', /empty/],
  ])('is refused for %s', async (_, content, code, message) => {
    const fault = await faultOf(content)
    expect(fault.code).toBe(code)
    expect(fault.message).toMatch(message)
  })
})
