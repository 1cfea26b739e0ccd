/** Reads a CSV file into a table, from whatever a spreadsheet program wrote. */
import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from './encoding.ts'
import { FileFault } from './file-fault.ts'

export type CsvTable = { headings: string[]; rows: string[][] }

export const csvLimits = { bytes: 10 * 1024 * 1024, rows: 100_000, columns: 100 }

const delimiters = [',', ';', '\t', '|']

/**
 * The table of a CSV file: UTF-8, UTF-16 with a mark, or Windows-1252; comma, semicolon, tab or bar between cells.
 * Blank rows stay in, so that row numbers are those of the file. Throws FileFault when it is not such a file.
 */
export function readCsvTable(bytes: Uint8Array): CsvTable {
  if (bytes.length > csvLimits.bytes) {
    throw new FileFault(
      'file-too-large',
      `The file is ${megabytes(bytes.length)} MB. Send one of at most ${megabytes(csvLimits.bytes)} MB.`,
    )
  }
  const text = decodeText(bytes)
  if (text.trim() === '')
    throw new FileFault('file-empty', 'The file is empty. Send a CSV file with a heading row.')
  const { body, delimiter } = findDelimiter(text)
  const [headings = [], ...rows] = parseCells(body, delimiter)
  while (rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop()

  if (headings.every((cell) => cell.trim() === '')) {
    throw new FileFault('no-headings', 'The first row is blank. Put the column headings in the first row.')
  }
  const widest = rows.reduce((most, row) => Math.max(most, row.length), headings.length)
  if (widest > csvLimits.columns) {
    throw new FileFault(
      'too-many-columns',
      `The file has ${widest} columns. Send at most ${csvLimits.columns}.`,
    )
  }
  if (rows.length > csvLimits.rows) {
    throw new FileFault(
      'too-many-rows',
      `The file has ${rows.length} rows below its headings. Send at most ${csvLimits.rows}.`,
    )
  }
  return { headings, rows }
}

const megabytes = (count: number) => Math.ceil((count / 1024 / 1024) * 10) / 10

/** The delimiter a first line "sep=;" names, or else the one found most often outside quotes in the heading row. */
function findDelimiter(text: string): { body: string; delimiter: string } {
  const named = /^sep=([,;\t|])\r?\n/i.exec(text)
  if (named) return { body: text.slice(named[0].length), delimiter: named[1]! }
  const headingRow = text.split(/\r\n|\n|\r/, 1)[0]!.replace(/"[^"]*"/g, '')
  const found = delimiters.map((one) => headingRow.split(one).length)
  return { body: text, delimiter: delimiters[found.indexOf(Math.max(...found))]! }
}

function parseCells(body: string, delimiter: string): string[][] {
  try {
    return parse(body, {
      delimiter,
      relax_column_count: true,
      // One row over the limit is enough to know.
      to: csvLimits.rows + 2,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = typeof error.lines === 'number' ? `line ${error.lines}` : 'the file'
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new FileFault(
        'quotes-unclosed',
        `A double quote is opened and never closed (looked up to ${row}). Close it or take it out.`,
      )
    }
    throw new FileFault(
      'quotes-misplaced',
      `A double quote stands in the wrong place in ${row}. Put the whole cell in quotes and double the quotes inside it.`,
    )
  }
}
