/** XLSX files as tests need them, part by part, right or wrong. */
import { strToU8, zipSync } from 'fflate'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface XlsxSheetXml {
  name: string
  /** What stands in sheetData. */
  rows: string
  /** What stands below it. */
  below?: string
  state?: 'hidden' | 'veryHidden'
}

export interface XlsxParts {
  sheets: XlsxSheetXml[]
  texts?: string[]
  /** Formats of the cell styles from the second on: numbers of built-in ones, or codes. */
  formats?: (number | string)[]
  from1904?: boolean
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

export function xlsxParts({ sheets, texts = [], formats = [], from1904 }: XlsxParts): Record<string, string> {
  const numbered = sheets.map((sheet, at) => ({ ...sheet, id: at + 1 }))
  const codes = formats.map((format, at) => ({ id: typeof format === 'number' ? format : 164 + at, format }))
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${numbered
      .map(
        ({ id, name, state }) =>
          `<sheet name="${escaped(name)}" sheetId="${id}" r:id="s${id}"${state ? ` state="${state}"` : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packageRelations}">${numbered
      .map(
        ({ id }) =>
          `<Relationship Id="s${id}" Type="${office}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="t" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f" Type="${office}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}">${texts.map((text) => `<si>${text.startsWith('<') ? text : `<t>${escaped(text)}</t>`}</si>`).join('')}</sst>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts>${codes
      .filter(({ format }) => typeof format === 'string')
      .map(({ id, format }) => `<numFmt numFmtId="${id}" formatCode="${escaped(String(format))}"/>`)
      .join(
        '',
      )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes.map(({ id }) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      numbered.map(({ id, rows, below = '' }) => [
        `xl/worksheets/sheet${id}.xml`,
        `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${below}</worksheet>`,
      ]),
    ),
  }
}

export const zipped = (parts: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  )

/** Rows of plain texts, from row 1. */
export const textRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells, at) =>
        `<row r="${at + 1}">${cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('')

export const xlsxOf = (parts: XlsxParts): Uint8Array => zipped(xlsxParts(parts))
