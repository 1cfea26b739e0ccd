/** Reads a CSV file into a table, from whatever a spreadsheet program wrote. */
import { CsvError, parse } from 'csv-parse/sync'
import { findDelimiter } from './delimiter.ts'
import { decodeText } from './encoding.ts'
import { FileFault } from './file-fault.ts'
import { fileLimits } from './limits.ts'
import { cleanCell, emptyFile, Grid, headingNote, type ReadTable, type ScoreHeadings } from './table.ts'

/**
 * The table of a CSV file: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar between cells.
 * Row numbers are those a spreadsheet program shows. Throws FileFault when it is not such a file.
 */
export function readCsvTable(bytes: Uint8Array, score?: ScoreHeadings): ReadTable {
  const text = decodeText(bytes)
  if (text.trim() === '') throw emptyFile()
  const { body, delimiter } = findDelimiter(text, score)
  refuseWideLines(body, delimiter)
  const grid = new Grid()
  parseCells(plainQuotes(body, delimiter), delimiter).forEach((cells, at) => {
    grid.add(at + 1, cells.map(plainCell))
  })
  const table = grid.table(score)
  return { ...table, format: 'csv', sheet: null, notes: headingNote(table.headingRow) }
}

/** Text that was kept from becoming a number, as in ="001", is that text. */
const plainCell = (cell: string): string => cleanCell(/^="(.*)"$/s.exec(cell)?.[1] ?? cell)

/** The same, where a program wrote it without the outer quotes that CSV asks for. */
function plainQuotes(body: string, delimiter: string): string {
  if (!body.includes('="')) return body
  const between = delimiter === '|' ? '\\|' : delimiter
  const written = new RegExp(`(?<=^|[\\r\\n${between}])="([^"\\r\\n]*)"(?=[\\r\\n${between}]|$)`, 'g')
  return body.replaceAll(written, '"$1"')
}

/** Cells of one line are counted before any is made: millions of empty ones would take a gigabyte. */
function refuseWideLines(body: string, delimiter: string): void {
  const mark = delimiter.charCodeAt(0)
  let count = 0
  for (let at = 0; at < body.length; at++) {
    const letter = body.charCodeAt(at)
    if (letter === mark) count += 1
    else if (letter === 10 || letter === 13) count = 0
    if (count > mostInLine) {
      throw new FileFault(
        'too-many-columns',
        `A line has more than ${mostInLine.toLocaleString('en-GB')} columns. Send at most ${fileLimits.columns}.`,
      )
    }
  }
}

/** Delimiters may stand in quoted cells too, so this is far above the columns that are allowed. */
const mostInLine = 100_000

function parseCells(body: string, delimiter: string): string[][] {
  try {
    return parse(body, {
      delimiter,
      relax_column_count: true,
      // 5'6" is a cell as it stands: whoever exports the list can rarely change how their program writes it. Should a
      // cell be split by it, its row has too many cells, and that is a fault of the row.
      relax_quotes: true,
      // One row over the limit is enough to know.
      to: fileLimits.rows + fileLimits.headingRows + 1,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (error) {
    if (!(error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')) throw error
    const row = typeof error.lines === 'number' ? `line ${error.lines}` : 'the file'
    throw new FileFault(
      'quotes-unclosed',
      `A double quote is opened and never closed (looked up to ${row}). Close it or take it out.`,
    )
  }
}
