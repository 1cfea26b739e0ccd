import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import { writeOds } from './write-ods.ts'
import type { WorkbookToWrite } from './write-workbook.ts'
import { writeXlsx } from './write-xlsx.ts'

const formats: [string, (book: WorkbookToWrite) => Uint8Array | Promise<Uint8Array>][] = [
  ['ODS', writeOds],
  ['XLSX', writeXlsx],
]

const book = (rows: (string | number)[][], headings = ['case_ref', 'note']): WorkbookToWrite => ({
  title: 'Cases & more',
  sheets: [
    {
      name: "Year's cases",
      columns: headings.map((heading, at) => ({
        heading,
        width: 20,
        holds: 'text',
        ...(at === 1 ? { choices: { sheet: 'Lists', column: 1, count: 2 } } : {}),
      })),
      rows,
      blankRows: 10,
    },
    { name: 'Lists', columns: [{ heading: 'Words', width: 10, holds: 'text' }], rows: [['yes'], ['no']] },
  ],
})

const score = (cells: readonly string[]) => cells.filter((cell) => cell === 'case_ref').length

describe.each(formats)('a workbook written as %s', (_, write) => {
  it('reads back as it was', async () => {
    const rows = [
      ['00123', "=cmd|' /C calc'!A0"],
      ['C-2', 'two\nlines  and   spaces <b> & "quotes"'],
      [15, ''],
      ['Tŷ', '@SUM(1)'],
    ]
    const table = await readTable(await write(book(rows)), score)
    expect(table).toMatchObject({ headings: ['case_ref', 'note'], headingRow: 1, sheet: "Year's cases" })
    expect(table.rows).toEqual([
      ['00123', "=cmd|' /C calc'!A0"],
      ['C-2', 'two\nlines  and   spaces <b> & "quotes"'],
      ['15'],
      ['Tŷ', '@SUM(1)'],
    ])
    expect(table.notes).toEqual(["The sheet “Year's cases” was read. Other sheets were not: “Lists”."])
  })

  it('reads back whatever text stands in its cells', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((one) => one.trim() !== '' && !/[\p{Cc}\u200b\u2060\ufeff]/u.test(one))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        expect((await readTable(await write(book(rows)), score)).rows).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  it('is the same every time', async () => {
    expect(await write(book([['C-1', 'x']]))).toEqual(await write(book([['C-1', 'x']])))
  })
})

describe('an ODS file', () => {
  it('says what it is in its first bytes, and where its tables are', () => {
    const bytes = writeOds(book([['C-1', 'x']]))
    expect(Buffer.from(bytes).toString('latin1', 30, 84)).toBe(
      'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    )
    const content = Buffer.from(unzipSync(bytes)['content.xml']!).toString()
    expect(content).toContain("table:target-range-address=\"'Year''s cases'.A1:'Year''s cases'.B2\"")
    expect(content).toContain("cell-content-is-in-list([$'Lists'.$A$2:.$A$3])")
  })
})

describe('an XLSX file', () => {
  it('keeps its blank cells as text, so that leading zeros typed into them stay', async () => {
    const parts = unzipSync(await writeXlsx(book([['C-1', 'x']])))
    const part = (name: string) => Buffer.from(parts[name]!).toString()
    const style = Number(/<c r="A12" s="(\d+)"\/>/.exec(part('xl/worksheets/sheet1.xml'))?.[1])
    const styles = part('xl/styles.xml')
    const format = /<numFmt numFmtId="(\d+)" formatCode="@"\/>/.exec(styles)?.[1]
    expect(styles.split('<cellXfs')[1]!.split('<xf ')[style + 1]).toContain(`numFmtId="${format}"`)
  })
})
