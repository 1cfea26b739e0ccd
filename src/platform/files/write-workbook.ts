/** A workbook to be written, whichever format it is written in. The first row of each sheet holds its headings. */

export interface WorkbookToWrite {
  title: string
  sheets: SheetToWrite[]
}

export interface SheetToWrite {
  name: string
  columns: ColumnToWrite[]
  /** Below the headings. Text stays text, whatever it begins with. */
  rows: (string | number)[][]
  /** Rows below, ready to be filled in. */
  blankRows?: number
}

export interface ColumnToWrite {
  heading: string
  /** In characters. */
  width: number
  /** How what is typed below is understood. Text keeps leading zeros. */
  holds: 'text' | 'number' | 'date'
  /** The words to choose from: those below the heading of a column (counted from 1) of another sheet. */
  choices?: { sheet: string; column: number; count: number }
}

/** Without what no XML may hold. */
export const storableText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
