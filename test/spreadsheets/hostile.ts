/** Files that are made to do harm, or that only an accident makes: each must be refused, soon, with a clear word. */
import type { FileFaultCode } from '#platform/files/file-fault.ts'
import { fileLimits } from '#platform/files/limits.ts'
import { contentXml, odsOf, sheetXml, tableRow, textCell } from './ods.ts'
import { part, type RawEntry, rawZip, repeatedPart } from './raw-zip.ts'
import { textRows, type XlsxParts, xlsxOf, xlsxParts, zipped } from './xlsx.ts'

export interface HostileFile {
  what: string
  code: FileFaultCode
  make: () => Uint8Array
}

const megabyte = 1024 * 1024
const headings = textRows([['case_ref', 'age']])
const sheets: XlsxParts['sheets'] = [{ name: 'Cases', rows: headings }]
const sheetPart = 'xl/worksheets/sheet1.xml'
const opened = '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>case_ref</t></is></c></row>'
const closed = '</sheetData></worksheet>'

/** A workbook in which one part is another. */
const withPart = (other: RawEntry, parts = xlsxParts({ sheets })): Uint8Array =>
  rawZip([
    ...Object.entries(parts)
      .filter(([name]) => name !== other.name)
      .map(([name, xml]) => part(name, xml)),
    other,
  ])

/** The same text over and over, as a piece of about a megabyte. */
const block = (text: string) => text.repeat(Math.ceil(megabyte / text.length))
const odsParts = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }
const [odsBefore, odsAfter] = contentXml('|').split('|') as [string, string]
const odsWith = (xml: string) => zipped({ ...odsParts, 'content.xml': xml })

const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]>`
const outside = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const useless = (entity: string) =>
  `${opened}<row r="2"><c t="inlineStr"><is><t>&${entity};</t></is></c></row>${closed}`

export const hostileFiles: HostileFile[] = [
  {
    what: 'a ZIP bomb that says how large it is (1 GB)',
    code: 'file-too-large',
    make: () => withPart(repeatedPart(sheetPart, opened, block(' '), 1024, closed)),
  },
  {
    what: 'a ZIP bomb that says it is small',
    code: 'file-damaged',
    make: () => withPart({ ...repeatedPart(sheetPart, opened, block(' '), 1024, closed), size: megabyte }),
  },
  {
    what: 'a ZIP bomb in an ODS file',
    code: 'file-too-large',
    make: () =>
      rawZip([
        part('mimetype', odsParts.mimetype),
        repeatedPart('content.xml', odsBefore, block(' '), 1024, odsAfter),
      ]),
  },
  {
    what: 'as many bytes as are allowed, of comments',
    code: 'too-many-cells',
    make: () => withPart(repeatedPart(sheetPart, opened, block('<!-- -->'), 299, '')),
  },
  {
    what: 'as many bytes as are allowed, of elements that mean nothing',
    code: 'too-many-cells',
    make: () => withPart(repeatedPart(sheetPart, opened, block('<x y="z"/>'), 299, '')),
  },
  {
    what: 'as many bytes as are allowed, of shared texts',
    code: 'too-many-cells',
    make: () =>
      withPart(repeatedPart('xl/sharedStrings.xml', '<sst>', block('<si><t>a</t></si>'), 290, '</sst>')),
  },
  {
    what: 'as many bytes as are allowed, of cell styles',
    code: 'file-damaged',
    make: () =>
      withPart(repeatedPart('xl/styles.xml', '<styleSheet><cellXfs>', block('<xf numFmtId="14"/>'), 290, '')),
  },
  {
    what: 'as many bytes as are allowed, of merged cells',
    code: 'file-damaged',
    make: () =>
      withPart(
        repeatedPart(
          sheetPart,
          `${opened}</sheetData><mergeCells>`,
          block('<mergeCell ref="A1:B1"/>'),
          290,
          '',
        ),
      ),
  },
  {
    what: 'one long text in four million cells',
    code: 'too-many-cells',
    make: () => {
      const cells = '<c t="s"><v>0</v></c>'.repeat(200)
      const rows = Array.from({ length: 20_000 }, () => `<row>${cells}</row>`).join('')
      return xlsxOf({ sheets: [{ name: 'Cases', rows }], texts: ['x'.repeat(fileLimits.cellCharacters)] })
    },
  },
  {
    what: 'one long text in four million cells, as ODS',
    code: 'too-many-cells',
    make: () =>
      odsOf(
        sheetXml(
          'Cases',
          tableRow(
            textCell('x'.repeat(30_000), ' table:number-columns-repeated="256"'),
            ' table:number-rows-repeated="1048576"',
          ),
        ),
      ),
  },
  {
    what: 'a sheet with its first and its last cell',
    code: 'too-many-rows',
    make: () =>
      xlsxOf({
        sheets: [{ name: 'Cases', rows: `${headings}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>` }],
      }),
  },
  {
    what: 'a sheet with its first and its last cell, as ODS',
    code: 'too-many-rows',
    make: () =>
      odsOf(
        sheetXml(
          'Cases',
          tableRow(textCell('case_ref')) +
            tableRow('<table:table-cell/>', ' table:number-rows-repeated="1048574"') +
            tableRow(`<table:table-cell table:number-columns-repeated="16383"/>${textCell('x')}`),
        ),
      ),
  },
  {
    what: '16,384 columns',
    code: 'too-many-columns',
    make: () => xlsxOf({ sheets: [{ name: 'Cases', rows: textRows([Array<string>(16_384).fill('x')]) }] }),
  },
  {
    what: '16,384 columns, as ODS',
    code: 'too-many-columns',
    make: () => odsOf(sheetXml('Cases', tableRow(textCell('x', ' table:number-columns-repeated="16384"')))),
  },
  {
    what: 'a column beyond the last one',
    code: 'file-damaged',
    make: () => xlsxOf({ sheets: [{ name: 'Cases', rows: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }] }),
  },
  {
    what: 'a cell of 200 MB',
    code: 'cell-too-long',
    make: () =>
      withPart(
        repeatedPart(
          sheetPart,
          `${opened}<row r="2"><c t="inlineStr"><is><t>`,
          block('x'),
          200,
          `</t></is></c></row>${closed}`,
        ),
      ),
  },
  {
    what: 'an attribute of 200 MB',
    code: 'cell-too-long',
    make: () => withPart(repeatedPart(sheetPart, `${opened}<row r="`, block('2'), 200, `"/>${closed}`)),
  },
  {
    what: 'an element with a name of 200 MB',
    code: 'cell-too-long',
    make: () => withPart(repeatedPart(sheetPart, `${opened}<`, block('x'), 200, `/${closed}`)),
  },
  {
    what: 'millions of attributes in one element',
    code: 'cell-too-long',
    make: () => {
      const attributes = Array.from({ length: 2_000_000 }, (_, at) => ` a${at}=""`).join('')
      return zipped({ ...xlsxParts({ sheets }), [sheetPart]: `${opened}<row${attributes} r="1"/>${closed}` })
    },
  },
  {
    what: 'elements nested without end',
    code: 'file-damaged',
    make: () => withPart(repeatedPart(sheetPart, opened, block('<a>'), 50, '')),
  },
  {
    what: 'an entity bomb',
    code: 'file-damaged',
    make: () => zipped({ ...xlsxParts({ sheets }), [sheetPart]: laughs + useless('m') }),
  },
  {
    what: 'an entity bomb in the shared texts',
    code: 'file-damaged',
    make: () =>
      zipped({ ...xlsxParts({ sheets }), 'xl/sharedStrings.xml': `${laughs}<sst><si><t>&m;</t></si></sst>` }),
  },
  {
    what: 'an entity bomb in an ODS file',
    code: 'file-damaged',
    make: () => odsWith(laughs + contentXml(sheetXml('Cases', tableRow(textCell('&m;')))).slice(38)),
  },
  {
    what: 'an entity from outside the file',
    code: 'file-damaged',
    make: () => zipped({ ...xlsxParts({ sheets }), [sheetPart]: outside + useless('x') }),
  },
  {
    what: 'an entity that nobody declares',
    code: 'file-damaged',
    make: () => zipped({ ...xlsxParts({ sheets }), [sheetPart]: useless('x') }),
  },
  {
    what: 'a sheet that stands outside the container',
    code: 'file-damaged',
    make: () => {
      const parts = xlsxParts({ sheets })
      const name = 'xl/_rels/workbook.xml.rels'
      return zipped({
        ...parts,
        [name]: parts[name]!.replace('worksheets/sheet1.xml', '../../../../etc/passwd'),
      })
    },
  },
  {
    what: 'a sheet at an address elsewhere',
    code: 'file-empty',
    make: () => {
      const parts = xlsxParts({ sheets })
      const name = 'xl/_rels/workbook.xml.rels'
      return zipped({
        ...parts,
        [name]: parts[name]!.replace(
          'Target="worksheets/sheet1.xml"',
          'TargetMode="External" Target="http://127.0.0.1/"',
        ),
      })
    },
  },
  {
    what: 'archives inside archives',
    code: 'wrong-type',
    make: () => {
      let bytes = xlsxOf({ sheets })
      for (let depth = 0; depth < 50; depth++) bytes = zipped({ [`${depth}.zip`]: bytes })
      return bytes
    },
  },
  ...['../../etc/cron.d/x', '/etc/passwd', 'C:\\Windows\\x'].map(
    (name): HostileFile => ({
      what: `a part named ${name}`,
      code: 'file-damaged',
      make: () => withPart(part(name, 'x')),
    }),
  ),
  {
    what: 'a part with a name of 60,000 letters',
    code: 'wrong-type',
    make: () => rawZip([part('x'.repeat(60_000), 'x')]),
  },
  {
    what: 'two parts of one name',
    code: 'file-damaged',
    make: () =>
      rawZip(
        [...Object.entries(xlsxParts({ sheets })), [sheetPart, '<worksheet/>']].map(([name, xml]) =>
          part(name!, xml!),
        ),
      ),
  },
  {
    what: '40,000 parts',
    code: 'too-many-sheets',
    make: () => rawZip(Array.from({ length: 40_000 }, (_, at) => part(`xl/${at}.xml`, ''))),
  },
  {
    what: 'a thousand sheets',
    code: 'too-many-sheets',
    make: () =>
      xlsxOf({ sheets: Array.from({ length: 1_000 }, (_, at) => ({ name: `${at}`, rows: headings })) }),
  },
  {
    what: 'a hundred thousand sheets, as ODS',
    code: 'too-many-sheets',
    make: () => odsOf(Array.from({ length: 100_000 }, (_, at) => sheetXml(`${at}`, '')).join('')),
  },
  {
    what: 'half a file',
    code: 'file-damaged',
    make: () => xlsxOf({ sheets }).slice(0, 700),
  },
  {
    what: 'a file with a changed byte',
    code: 'file-damaged',
    make: () => {
      const bytes = zipped(Object.fromEntries(Object.entries(xlsxParts({ sheets }))))
      const at = Buffer.from(bytes).indexOf(sheetPart) + sheetPart.length + 40
      bytes[at]! ^= 0x10
      return bytes
    },
  },
  {
    what: 'a CSV file of commas',
    code: 'too-many-columns',
    make: () => new Uint8Array(fileLimits.bytes).fill(44),
  },
  {
    what: 'a CSV file with a row of millions of cells',
    code: 'too-many-columns',
    make: () => new Uint8Array(Buffer.from('a,'.repeat(fileLimits.bytes / 2))),
  },
  {
    what: 'a CSV file of line ends',
    code: 'file-empty',
    make: () => new Uint8Array(fileLimits.bytes).fill(10),
  },
  {
    what: 'a CSV file of double quotes',
    code: 'cell-too-long',
    make: () => new Uint8Array(fileLimits.bytes).fill(34),
  },
  {
    what: 'a CSV file of one long cell',
    code: 'cell-too-long',
    make: () => new Uint8Array(fileLimits.bytes).fill(120),
  },
  {
    what: 'a file one byte too large',
    code: 'file-too-large',
    make: () => new Uint8Array(fileLimits.bytes + 1).fill(120),
  },
]
