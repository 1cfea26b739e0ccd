/** Writes an XLSX file. */
import { type Cell, type DataValidation, type WriteSheet, writeXlsx as write } from 'hucre/xlsx'
import { columnLetters } from './workbook.ts'
import { type SheetToWrite, storableText, type WorkbookToWrite } from './write-workbook.ts'

const formats = { text: '@', number: '0', date: 'dd/mm/yyyy' }

function choices({ columns, rows, blankRows = 0 }: SheetToWrite): DataValidation[] {
  return columns.flatMap((column, at): DataValidation[] => {
    if (!column.choices) return []
    const { sheet, column: from, count } = column.choices
    const [own, other] = [columnLetters(at + 1), columnLetters(from)]
    return [
      {
        type: 'list',
        formula1: `'${sheet.replaceAll("'", "''")}'!$${other}$2:$${other}$${count + 1}`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'warning',
        range: `${own}2:${own}${rows.length + blankRows + 1}`,
      },
    ]
  })
}

/** The package gives a look to cells only, and blank ones must know what they hold, or they drop leading zeros. */
function blankCells({ columns, rows, blankRows = 0 }: SheetToWrite): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>()
  for (let row = rows.length + 1; row <= rows.length + blankRows; row++) {
    for (const [at, { holds }] of columns.entries()) {
      cells.set(`${row},${at}`, { value: null, style: { numFmt: formats[holds] } })
    }
  }
  return cells
}

const heading: Partial<Cell> = {
  style: { font: { bold: true, size: 11, name: 'Calibri' }, alignment: { wrapText: true } },
}

const sheetOf = (sheet: SheetToWrite): WriteSheet => ({
  name: sheet.name,
  columns: sheet.columns.map(({ width, holds }) => ({ width: width + 2, numFmt: formats[holds] })),
  rows: [
    sheet.columns.map(({ heading }) => storableText(heading)),
    ...sheet.rows.map((cells) =>
      cells.map((value) => (typeof value === 'string' ? storableText(value) : value)),
    ),
  ],
  cells: new Map([...sheet.columns.map((_, at) => [`0,${at}`, heading] as const), ...blankCells(sheet)]),
  freezePane: { rows: 1 },
  dataValidations: choices(sheet),
})

export const writeXlsx = (book: WorkbookToWrite): Promise<Uint8Array> =>
  write({
    sheets: book.sheets.map(sheetOf),
    properties: { title: book.title, creator: 'Plumbline', created: new Date(0), modified: new Date(0) },
  })
