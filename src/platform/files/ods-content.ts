/** The contents of an ODS file: its sheets, how their cells look, and which words may be chosen. */

import { columnLetters } from './workbook.ts'
import {
  type CellToWrite,
  type ColumnToWrite,
  headingRowOf,
  quotedSheet,
  type SheetToWrite,
  storableText,
  tableName,
  widthOfLines,
} from './write-workbook.ts'

export const odsNames = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['number', 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'],
  ['meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'],
  ['config', 'urn:oasis:names:tc:opendocument:xmlns:config:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['of', 'urn:oasis:names:tc:opendocument:xmlns:of:1.2'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ')

export const xmlText = (text: string): string =>
  storableText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Lines as paragraphs; spaces that would run together are written out. */
const paragraphs = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map(
      (line) =>
        `<text:p>${xmlText(line)
          .replace(/^ | {2,}/g, (run) => `<text:s text:c="${run.length}"/>`)
          .replaceAll('\t', '<text:tab/>')}</text:p>`,
    )
    .join('')

const cell = (value: CellToWrite): string => {
  if (typeof value === 'object')
    return `<table:table-cell office:value-type="string"><text:p><text:a xlink:type="simple" xlink:href="#${xmlText(`${quotedSheet(value.sheet)}.A1`)}">${xmlText(value.text)}</text:a></text:p></table:table-cell>`
  if (typeof value === 'number')
    return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
  return value === ''
    ? '<table:table-cell/>'
    : `<table:table-cell office:value-type="string">${paragraphs(value)}</table:table-cell>`
}

const styles = `<number:text-style style:name="nText"><number:text-content/></number:text-style>
<number:date-style style:name="nDate"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="text" style:family="table-cell" style:data-style-name="nText"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="nDate"/>
<style:style style:name="number" style:family="table-cell"><style:table-cell-properties style:text-align-source="fix" style:vertical-align="top"/><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="title" style:family="table-cell"><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="line" style:family="table-cell"/>
<style:style style:name="wrapped" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
<style:style style:name="heading" style:family="table-cell" style:data-style-name="nText"><style:table-cell-properties fo:wrap-option="wrap" fo:border-bottom="1pt solid #0b0c0c"/><style:text-properties fo:font-weight="bold"/></style:style>`

/** In centimetres, for letters of the usual size. */
const widthOf = ({ width }: Pick<ColumnToWrite, 'width'>) => (width * 0.21 + 0.3).toFixed(2)

const widths = (sheets: readonly SheetToWrite[]): string =>
  [...new Set([widthOf({ width: widthOfLines }), ...sheets.flatMap(({ columns }) => columns.map(widthOf))])]
    .map(
      (width) =>
        `<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
    )
    .join('')

type Choice = { name: string; xml: string }

function choiceOf(sheet: SheetToWrite, at: number, name: string): Choice | null {
  const { choices } = sheet.columns[at]!
  if (!choices) return null
  const letters = columnLetters(choices.column)
  const range = `[$${quotedSheet(choices.sheet)}.$${letters}$2:.$${letters}$${choices.count + 1}]`
  return {
    name,
    xml: `<table:content-validation table:name="${name}" table:condition="${xmlText(`of:cell-content-is-in-list(${range})`)}" table:base-cell-address="${xmlText(`${quotedSheet(sheet.name)}.${columnLetters(at + 1)}${headingRowOf(sheet) + 1}`)}"><table:error-message table:message-type="warning" table:display="true"/></table:content-validation>`,
  }
}

/** Lines may run on over the cells beside them, or, where there is no table, are broken at the end of their column. */
const linesXml = ({ above = [], columns }: SheetToWrite): string =>
  above
    .map((line, at) => {
      const style = at === 0 ? 'title' : columns.length === 0 ? 'wrapped' : 'line'
      return `<table:table-row><table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs(line)}</table:table-cell></table:table-row>`
    })
    .join('')

const linesOnly = (sheet: SheetToWrite): string =>
  `<table:table table:name="${xmlText(sheet.name)}"><table:table-column table:style-name="w${widthOf({ width: widthOfLines })}"/>${linesXml(sheet)}</table:table>`

function sheetXml(sheet: SheetToWrite, choices: (Choice | null)[]): string {
  if (sheet.columns.length === 0) return linesOnly(sheet)
  const { name, columns, rows, blankRows = 0 } = sheet
  const blank = columns.map((_, at) => {
    const choice = choices[at]
    return choice
      ? `<table:table-cell table:content-validation-name="${choice.name}"/>`
      : '<table:table-cell/>'
  })
  return `<table:table table:name="${xmlText(name)}">${columns
    .map(
      (column) =>
        `<table:table-column table:style-name="w${widthOf(column)}" table:default-cell-style-name="${column.holds}"/>`,
    )
    .join(
      '',
    )}${linesXml(sheet)}<table:table-header-rows><table:table-row>${columns.map(({ heading }) => `<table:table-cell table:style-name="heading" office:value-type="string">${paragraphs(heading)}</table:table-cell>`).join('')}</table:table-row></table:table-header-rows>${rows
    .map((cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`)
    .join(
      '',
    )}${blankRows > 0 ? `<table:table-row table:number-rows-repeated="${blankRows}">${blank.join('')}</table:table-row>` : ''}</table:table>`
}

/** Each table by its name, so that programs find it. */
const ranges = (sheets: readonly SheetToWrite[]): string =>
  `<table:database-ranges>${sheets
    .filter(({ columns }) => columns.length > 0)
    .map((sheet) => {
      const first = headingRowOf(sheet)
      const name = quotedSheet(sheet.name)
      const range = `${name}.A${first}:${name}.${columnLetters(sheet.columns.length)}${first + sheet.rows.length}`
      return `<table:database-range table:name="${tableName(sheet)}" table:target-range-address="${xmlText(range)}"/>`
    })
    .join('')}</table:database-ranges>`

export function odsContent(sheets: readonly SheetToWrite[]): string {
  const choices = sheets.map((sheet, number) =>
    sheet.columns.map((_, at) => choiceOf(sheet, at, `choice${number + 1}-${at + 1}`)),
  )
  const validations = choices.flat().flatMap((choice) => choice?.xml ?? [])
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${odsNames} office:version="1.3"><office:automatic-styles>${styles}${widths(sheets)}</office:automatic-styles><office:body><office:spreadsheet>${validations.length > 0 ? `<table:content-validations>${validations.join('')}</table:content-validations>` : ''}${sheets
    .map((sheet, at) => sheetXml(sheet, choices[at]!))
    .join('')}${ranges(sheets)}</office:spreadsheet></office:body></office:document-content>`
}
