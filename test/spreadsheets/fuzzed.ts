/** Generated files: tables in every format, right ones, and right ones that something happened to. */
import fc from 'fast-check'
import { contentXml, sheetXml, tableRow, textCell } from './ods.ts'
import { type XlsxParts, xlsxParts, zipped } from './xlsx.ts'

/** Texts as people and programs write them, and texts as nobody does. */
const cellText = fc.oneof(
  fc.constantFrom(
    'case_ref',
    'age',
    'C-1',
    '15',
    '28/02/2026',
    '2026-02-28',
    '1.2E+05',
    '="001"',
    '#N/A',
    '',
  ),
  fc.constantFrom(
    'a,b',
    'a;b',
    'say "hi"',
    'two\nlines',
    '\t',
    "=cmd|' /C calc'!A0",
    '_x0000_',
    'Tŷ',
    '\u00a0',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const table = fc.array(fc.array(cellText, { maxLength: 6 }), { maxLength: 8 })

// XML cannot hold every character; what a file may hold is tried by changing its bytes.
const xmlSafe = (text: string) =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')

const csv = fc
  .record({
    rows: table,
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    before: fc.constantFrom('', '\ufeff', 'sep=;\r\n', 'Northmere\n'),
    quotes: fc.constantFrom('all', 'needed', 'none'),
    encoding: fc.constantFrom<BufferEncoding[]>('utf8', 'utf16le', 'latin1'),
  })
  .map(({ rows, delimiter, end, before, quotes, encoding }) => {
    const written = (cell: string) =>
      quotes === 'all' || (quotes === 'needed' && /["\r\n,;\t|]/.test(cell))
        ? `"${cell.replaceAll('"', '""')}"`
        : cell
    const text = rows.map((cells) => cells.map(written).join(delimiter)).join(end)
    return new Uint8Array(Buffer.from(before + text, encoding))
  })

const reference = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  fc.constantFrom('A1', 'B2', 'XFD1048576', 'XFE1', 'A0', '$A$1', 'a1', '1A', '', 'AAAA1'),
)
const attribute = (name: string, value: string | number | undefined) =>
  value === undefined ? '' : ` ${name}="${value}"`

/** A cell as programs write it. */
const rightCell = fc.oneof(
  cellText.map((text) => `<c t="inlineStr"><is><t>${xmlSafe(text)}</t></is></c>`),
  fc.nat({ max: 2 }).map((text) => `<c t="s"><v>${text}</v></c>`),
  fc
    .tuple(fc.nat({ max: 4 }), fc.double({ min: -10, max: 60_000, noNaN: true }))
    .map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`),
  fc.constantFrom('<c/>', '<c t="b"><v>1</v></c>', '<c t="e"><v>#N/A</v></c>', '<c><f>1+1</f><v>2</v></c>'),
)

const wildCell = fc
  .record({
    r: reference,
    t: fc.constantFrom(undefined, 's', 'str', 'inlineStr', 'b', 'e', 'd', 'n', 'x'),
    s: fc.constantFrom(undefined, 0, 1, 2, 3, 99, -1),
    v: fc.oneof(cellText, fc.double(), fc.integer(), fc.constantFrom('0', '46081', '60', '-1', '1e400')),
    f: fc.constantFrom('', '<f/>', '<f>1+1</f>', "<f>cmd|' /C calc'!A0</f>"),
    shape: fc.constantFrom('v', 'is', 'r', 'none'),
  })
  .map(({ r, t, s, v, f, shape }) => {
    const text = xmlSafe(String(v))
    const inside = {
      v: `<v>${text}</v>`,
      is: `<is><t>${text}</t></is>`,
      r: `<is><r><t>${text}</t></r></is>`,
      none: '',
    }
    return `<c${attribute('r', r)}${attribute('t', t)}${attribute('s', s)}>${f}${inside[shape as 'v']}</c>`
  })

const xlsxCell = fc.oneof({ weight: 20, arbitrary: rightCell }, wildCell)

const xlsxRow = fc
  .record({
    r: fc.oneof(
      { weight: 40, arbitrary: fc.constant(undefined) },
      fc.constantFrom(1, 2, 5, 100_021, 1_048_576, 0, -1),
    ),
    hidden: fc.constantFrom(undefined, 1, 0),
    cells: fc.array(xlsxCell, { maxLength: 5 }),
  })
  .map(
    ({ r, hidden, cells }) =>
      `<row${attribute('r', r)}${attribute('hidden', hidden)}>${cells.join('')}</row>`,
  )

const sheetName = fc.string({ unit: 'grapheme', maxLength: 8 }).map(xmlSafe)

const xlsxContents: fc.Arbitrary<Record<string, string>> = fc
  .record<XlsxParts>({
    sheets: fc.array(
      fc.record({
        name: sheetName,
        rows: fc.array(xlsxRow, { maxLength: 6 }).map((rows) => rows.join('')),
        below: fc.constantFrom(
          '',
          '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
          '<mergeCells><mergeCell/></mergeCells>',
        ),
        state: fc.constantFrom<('hidden' | undefined)[]>(undefined, undefined, 'hidden'),
      }) as fc.Arbitrary<XlsxParts['sheets'][number]>,
      { minLength: 1, maxLength: 3 },
    ),
    texts: fc.array(cellText.map(xmlSafe), { minLength: 2, maxLength: 4 }),
    formats: fc.array(
      fc.constantFrom<(number | string)[]>(14, 22, 49, 'dd/mm/yyyy', '00000', '[h]:mm', '"', '['),
      { maxLength: 4 },
    ),
    from1904: fc.boolean(),
  })
  .map(xlsxParts)

const odsCell = fc
  .record({
    type: fc.constantFrom('string', 'float', 'date', 'boolean', 'percentage', 'x', ''),
    value: fc.oneof(cellText.map(xmlSafe), fc.double().map(String)),
    shown: cellText.map(xmlSafe),
    repeated: fc.constantFrom(undefined, 1, 2, 300, 16_384, 99_999_999, -1, 'x'),
    spanned: fc.constantFrom(undefined, undefined, 2),
    formula: fc.constantFrom(undefined, undefined, 'of:=1+1'),
  })
  .map(
    ({ type, value, shown, repeated, spanned, formula }) =>
      `<table:table-cell${attribute('office:value-type', type || undefined)}${attribute('office:value', value)}${attribute('office:date-value', value)}${attribute('table:number-columns-repeated', repeated)}${attribute('table:number-rows-spanned', spanned)}${attribute('table:formula', formula)}><text:p>${shown}<text:s text:c="3"/></text:p></table:table-cell>`,
  )

const odsSheet = fc
  .record({
    name: sheetName,
    rows: fc.array(
      fc
        .record({
          repeated: fc.oneof(
            { weight: 12, arbitrary: fc.constant(undefined) },
            fc.constantFrom(2, 100_030, 1_048_576, 0, 'x'),
          ),
          cells: fc.array(
            fc.oneof({ weight: 12, arbitrary: cellText.map((text) => textCell(xmlSafe(text))) }, odsCell),
            { maxLength: 5 },
          ),
        })
        .map(({ repeated, cells }) =>
          tableRow(cells.join(''), attribute('table:number-rows-repeated', repeated)),
        ),
      { maxLength: 5 },
    ),
  })
  .map(({ name, rows }) => sheetXml(name, rows.join('')))

const odsContents: fc.Arbitrary<Record<string, string>> = fc
  .array(odsSheet, { minLength: 1, maxLength: 3 })
  .map((sheets) => ({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': contentXml(sheets.join('')),
    'META-INF/manifest.xml': '<m:manifest xmlns:m="urn:m"/>',
  }))

/** What happens to bytes on their way. Places are shares of the length, so that they fall anywhere in any file. */
const mishap = fc.record({
  what: fc.constantFrom('flip', 'cut', 'double', 'insert', 'end', 'swap', 'zero'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 64 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
})
type Mishap = { what: string; at: number; length: number; bytes: Uint8Array }

function befall(bytes: Uint8Array, { what, at, length, bytes: more }: Mishap): Uint8Array {
  const place = Math.floor(at * bytes.length)
  const before = bytes.subarray(0, place)
  const piece = bytes.subarray(place, place + length)
  const after = bytes.subarray(place + length)
  const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
  switch (what) {
    case 'flip':
      return joined(
        before,
        piece.map((byte, index) => byte ^ more[index % more.length]!),
        after,
      )
    case 'cut':
      return joined(before, after)
    case 'double':
      return joined(before, piece, piece, after)
    case 'insert':
      return joined(before, more, piece, after)
    case 'end':
      return before.slice()
    case 'swap':
      return joined(after, piece, before)
    default:
      return joined(before, new Uint8Array(piece.length), after)
  }
}

const mishaps = fc.array(mishap, { minLength: 1, maxLength: 4 })
const unlucky = (file: fc.Arbitrary<Uint8Array>) =>
  fc.tuple(file, mishaps).map(([bytes, all]) => all.reduce(befall, bytes))

/** The XML is changed before it is packed, so that its checksum holds and the reader sees it. */
const unluckyInside = (contents: fc.Arbitrary<Record<string, string>>) =>
  fc.tuple(contents, mishaps, fc.nat()).map(([parts, all, choice]) => {
    const names = Object.keys(parts)
    const name = names[choice % names.length]!
    return zipped({ ...parts, [name]: all.reduce(befall, new Uint8Array(Buffer.from(parts[name]!))) })
  })

export type Kind = 'CSV' | 'XLSX' | 'ODS' | 'other'

export const generatedFile: fc.Arbitrary<{ kind: Kind; bytes: Uint8Array }> = fc.oneof(
  csv.map((bytes) => ({ kind: 'CSV' as const, bytes })),
  unlucky(csv).map((bytes) => ({ kind: 'CSV' as const, bytes })),
  xlsxContents.map((parts) => ({ kind: 'XLSX' as const, bytes: zipped(parts) })),
  unlucky(xlsxContents.map(zipped)).map((bytes) => ({ kind: 'XLSX' as const, bytes })),
  unluckyInside(xlsxContents).map((bytes) => ({ kind: 'XLSX' as const, bytes })),
  odsContents.map((parts) => ({ kind: 'ODS' as const, bytes: zipped(parts) })),
  unlucky(odsContents.map(zipped)).map((bytes) => ({ kind: 'ODS' as const, bytes })),
  unluckyInside(odsContents).map((bytes) => ({ kind: 'ODS' as const, bytes })),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => ({ kind: 'other' as const, bytes })),
)
