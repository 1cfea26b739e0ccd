/** Reads workbooks with programs other than those that wrote them. */
import { streamOdsRows } from 'hucre/ods'
import type { Workbook } from '#platform/files/workbook.ts'
import { openXlsx } from '#platform/files/xlsx.ts'
import { openParts } from '#platform/files/zip.ts'

export type Sheets = Map<string, string[][]>

/** Our own writer, read by a package. */
export async function odsSheets(bytes: Uint8Array, names: readonly string[]): Promise<Sheets> {
  const sheets: Sheets = new Map()
  for await (const { sheetIndex, index, values } of streamOdsRows(bytes)) {
    const name = names[sheetIndex ?? 0] ?? ''
    const rows = sheets.get(name) ?? []
    sheets.set(name, rows)
    while (rows.length < index) rows.push([])
    rows.push(values.map((value) => (value === null ? '' : String(value))))
  }
  return sheets
}

/** A package's file, read by our own reader. */
export async function xlsxSheets(bytes: Uint8Array): Promise<Sheets> {
  const book: Workbook = await openXlsx(await openParts(bytes))
  const sheets: Sheets = new Map()
  await book.read((_, { name }) => {
    const rows: string[][] = []
    sheets.set(name, rows)
    return {
      row(number, cells) {
        while (rows.length < number - 1) rows.push([])
        rows.push(cells)
        return true
      },
      merge() {
        throw new Error(`Cells are merged in ${name}`)
      },
      formula() {
        throw new Error(`A formula stands in ${name}`)
      },
    }
  })
  return sheets
}
