/** A workbook to be written, whichever format it is written in. */

export interface WorkbookToWrite {
  title: string
  sheets: SheetToWrite[]
}

export interface SheetToWrite {
  name: string
  /** Lines above the headings; the first is the title of the sheet. */
  above?: string[]
  /** None for a sheet that holds lines only. */
  columns: ColumnToWrite[]
  /** Below the headings. Text stays text, whatever it begins with. */
  rows: CellToWrite[][]
  /** Rows below, ready to be filled in. */
  blankRows?: number
}

export type CellToWrite = string | number | LinkToSheet

/** Opens another sheet of the workbook. */
export interface LinkToSheet {
  text: string
  sheet: string
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

/** The row of the headings, counted from 1. */
export const headingRowOf = ({ above = [] }: SheetToWrite): number => above.length + 1

/** A sheet's name inside a reference. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** Under which programs find the table of a sheet. */
export const tableName = ({ name }: SheetToWrite): string => name.replaceAll(/\W/g, '_')

/** In characters: how wide a sheet of lines is. */
export const widthOfLines = 90

/** Without what no XML may hold. */
export const storableText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
