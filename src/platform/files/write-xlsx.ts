/** Writes an XLSX file. */
import { type Cell, type DataValidation, type WriteSheet, writeXlsx as write } from 'hucre/xlsx'
import { columnLetters } from './workbook.ts'
import {
  type CellToWrite,
  headingRowOf,
  quotedSheet,
  type SheetToWrite,
  storableText,
  tableName,
  type WorkbookToWrite,
  widthOfLines,
} from './write-workbook.ts'

const formats = { text: '@', number: '0', date: 'dd/mm/yyyy' }

function choices(sheet: SheetToWrite): DataValidation[] {
  const { columns, rows, blankRows = 0 } = sheet
  const above = headingRowOf(sheet)
  return columns.flatMap((column, at): DataValidation[] => {
    if (!column.choices) return []
    const { sheet: other, column: from, count } = column.choices
    const [own, theirs] = [columnLetters(at + 1), columnLetters(from)]
    return [
      {
        type: 'list',
        formula1: `${quotedSheet(other)}!$${theirs}$2:$${theirs}$${count + 1}`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'warning',
        range: `${own}${above + 1}:${own}${above + rows.length + blankRows}`,
      },
    ]
  })
}

const heading: Partial<Cell> = {
  style: { font: { bold: true, size: 11, name: 'Calibri' }, alignment: { wrapText: true } },
}
const title: Partial<Cell> = { style: { font: { bold: true, size: 15, name: 'Calibri' } } }

/** The package gives a look to cells only, and blank ones must know what they hold, or they drop leading zeros. */
function looks(sheet: SheetToWrite): Map<string, Partial<Cell>> {
  const { columns, rows, blankRows = 0, above = [] } = sheet
  const cells = new Map<string, Partial<Cell>>(above.length > 0 ? [['0,0', title]] : [])
  const top = headingRowOf(sheet)
  for (const [at, { holds }] of columns.entries()) {
    cells.set(`${top - 1},${at}`, heading)
    for (const [row, values] of rows.entries()) {
      const value = values[at]
      if (typeof value === 'object') cells.set(`${top + row},${at}`, linked(value))
      else if (holds === 'number' && typeof value === 'string')
        cells.set(`${top + row},${at}`, { style: { alignment: { horizontal: 'right' } } })
    }
    for (let row = top + rows.length; row < top + rows.length + blankRows; row++)
      cells.set(`${row},${at}`, { value: null, style: { numFmt: formats[holds] } })
  }
  return cells
}

const linked = ({ text, sheet }: Exclude<CellToWrite, string | number>): Partial<Cell> => ({
  value: storableText(text),
  hyperlink: { target: '', location: `${quotedSheet(sheet)}!A1` },
  style: { font: { underline: true, color: { rgb: '1A65A6' }, size: 11, name: 'Calibri' } },
})

const plainValue = (value: CellToWrite) =>
  typeof value === 'number' ? value : storableText(typeof value === 'string' ? value : value.text)

const sheetOf = (sheet: SheetToWrite): WriteSheet => {
  const { name, columns, above = [], rows } = sheet
  if (columns.length === 0) {
    const lines = new Map<string, Partial<Cell>>(
      above.map((_, at) => [`${at},0`, at === 0 ? title : { style: { alignment: { wrapText: true } } }]),
    )
    return {
      name,
      columns: [{ width: widthOfLines }],
      rows: above.map((line) => [storableText(line)]),
      cells: lines,
    }
  }
  const top = headingRowOf(sheet)
  return {
    name,
    columns: columns.map(({ width, holds }) => ({ width: width + 2, numFmt: formats[holds] })),
    rows: [
      ...above.map((line) => [storableText(line)]),
      columns.map(({ heading }) => storableText(heading)),
      ...rows.map((cells) => cells.map(plainValue)),
    ],
    cells: looks(sheet),
    freezePane: { rows: top },
    dataValidations: choices(sheet),
    ...(above.length > 0 ? { tables: [tableOf(sheet)] } : {}),
  }
}

/** Named, so that programs that read aloud and formulas find it. */
const tableOf = (sheet: SheetToWrite): NonNullable<WriteSheet['tables']>[number] => {
  const top = headingRowOf(sheet)
  return {
    name: tableName(sheet),
    range: `A${top}:${columnLetters(sheet.columns.length)}${top + sheet.rows.length}`,
    columns: sheet.columns.map(({ heading }) => ({ name: storableText(heading) })),
    showAutoFilter: false,
    showRowStripes: false,
  }
}

export const writeXlsx = (book: WorkbookToWrite): Promise<Uint8Array> =>
  write({
    sheets: book.sheets.map(sheetOf),
    properties: { title: book.title, creator: 'Plumbline', created: new Date(0), modified: new Date(0) },
  })
