/** A table as it was read from a file, whichever program wrote it: text in every cell, rows where they stand. */
import { FileFault } from './file-fault.ts'
import { fileLimits } from './limits.ts'

export type FileFormat = 'csv' | 'xlsx' | 'ods'

export interface ReadTable {
  headings: string[]
  /** Everything below the headings; the first is row `headingRow + 1` of the sheet. Blank rows inside stay in. */
  rows: string[][]
  /** The row of the sheet that holds the headings, counted from 1. */
  headingRow: number
  format: FileFormat
  /** The sheet that was read, where the file has sheets. */
  sheet: string | null
  /** What whoever sent the file should know of how it was read, in plain sentences. */
  notes: string[]
}

/** How many of these cells are headings that are looked for. */
export type ScoreHeadings = (cells: readonly string[]) => number

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

// Marks of width nothing that programs leave behind; NUL, which no database keeps.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseen = /[\u0000\u200b\u2060\ufeff]/g

/** A cell without what nobody can see, and without what cannot be kept. */
export const cleanCell = (text: string): string => text.replaceAll(unseen, '').toWellFormed()

/**
 * The headings among the first rows of a sheet: those that match best. Where none matches, the first row that is not
 * much narrower than the others, as a title would be.
 */
export function findHeadings(
  rows: readonly (readonly string[])[],
  score: ScoreHeadings | undefined,
): { at: number; score: number } {
  const start = rows.findIndex((cells) => !isBlank(cells))
  if (start === -1) return { at: -1, score: 0 }
  const first = rows.slice(start, start + fileLimits.headingRows)
  const scores = first.map((cells) => (isBlank(cells) ? 0 : (score?.(cells) ?? 0)))
  const best = Math.max(0, ...scores)
  if (best > 0) return { at: start + scores.indexOf(best), score: best }
  const filled = first.map((cells) => cells.filter((cell) => cell.trim() !== '').length)
  const widest = Math.max(0, ...filled)
  return { at: start + filled.findIndex((count) => count > 0 && count >= widest / 2), score: 0 }
}

/** Said when the headings are not in the first row. */
export function headingNote(headingRow: number): string[] {
  return headingRow === 1
    ? []
    : [
        `The headings were found in row ${headingRow}. ${headingRow === 2 ? 'Row 1 was' : `Rows 1 to ${headingRow - 1} were`} not read.`,
      ]
}

/** Gathers the rows of a sheet, each where it stands, and refuses a sheet that is too large while it is being read. */
export class Grid {
  readonly rows: string[][] = []
  private cells = 0
  private characters = 0

  /** `number` counts from 1 and must grow. Rows that were passed over become blank ones. */
  add(number: number, cells: string[]): void {
    const width = filledWidth(cells)
    if (width === 0) return
    if (number > fileLimits.rows + fileLimits.headingRows) throw tooManyRows(number)
    if (width > fileLimits.columns) {
      throw new FileFault(
        'too-many-columns',
        `Row ${number} has ${width.toLocaleString('en-GB')} columns. Send at most ${fileLimits.columns}.`,
      )
    }
    for (let at = 0; at < width; at++) {
      if (cells[at]!.length > fileLimits.cellCharacters) throw cellTooLong(number)
      this.characters += cells[at]!.length
    }
    this.cells += width
    if (this.cells > fileLimits.cells || this.characters > fileLimits.characters) throw tooManyCells()
    while (this.rows.length < number - 1) this.rows.push([])
    this.rows.push(cells.length === width ? cells : cells.slice(0, width))
  }

  /** @throws FileFault when nothing is there, or too much */
  table(score: ScoreHeadings | undefined): Pick<ReadTable, 'headings' | 'rows' | 'headingRow'> {
    const { at } = findHeadings(this.rows, score)
    if (at === -1) throw emptyFile()
    const rows = this.rows.slice(at + 1)
    if (rows.length > fileLimits.rows) throw tooManyRows(this.rows.length)
    return { headings: this.rows[at]!, rows, headingRow: at + 1 }
  }
}

/** Cells up to the last one with something in it. */
function filledWidth(cells: readonly string[]): number {
  let width = cells.length
  while (width > 0 && cells[width - 1]!.trim() === '') width--
  return width
}

export const emptyFile = (): FileFault =>
  new FileFault(
    'file-empty',
    'The file is empty. Send a file with a row of headings and one row for each case.',
  )

const tooManyRows = (number: number): FileFault =>
  new FileFault(
    'too-many-rows',
    `The sheet goes down to row ${number.toLocaleString('en-GB')}. Send at most ${fileLimits.rows.toLocaleString('en-GB')} rows below the headings. If the last rows look empty, delete them.`,
  )

export const tooManyCells = (): FileFault =>
  new FileFault(
    'too-many-cells',
    'The table holds far more than a list of cases needs. Take out the columns that are not asked for.',
  )

const cellTooLong = (number: number): FileFault =>
  new FileFault(
    'cell-too-long',
    `A cell in row ${number} holds more than ${fileLimits.cellCharacters.toLocaleString('en-GB')} characters. Shorten it, or check that it is the right file.`,
  )
