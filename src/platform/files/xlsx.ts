/** An XLSX file as a workbook to read tables from. */

import type { Workbook } from './workbook.ts'
import { readXlsxBook } from './xlsx-book.ts'
import { XlsxSheet } from './xlsx-sheet.ts'
import { readXml } from './xml.ts'
import type { Parts } from './zip.ts'

export async function openXlsx(parts: Parts): Promise<Workbook> {
  const book = await readXlsxBook(parts)
  return {
    format: 'xlsx',
    async read(watcherOf) {
      for (const [at, sheet] of book.sheets.entries()) {
        const watcher = watcherOf(at, sheet)
        if (watcher) await readXml(parts.read(sheet.part), new XlsxSheet(book, watcher))
      }
    },
  }
}
