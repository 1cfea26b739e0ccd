/**
 * The data of a report as a workbook: a cover, a list of its sheets, notes, and one table a sheet, each starting in the
 * first column below its title, without merged cells or blank rows (guidance of the government's analysts).
 */
import { writeOds } from '../../files/write-ods.ts'
import type { ColumnToWrite, SheetToWrite, WorkbookToWrite } from '../../files/write-workbook.ts'
import { writeXlsx } from '../../files/write-xlsx.ts'
import { coverLines } from '../cover-facts.ts'
import type { Source } from '../issued.ts'
import { meanings } from './shorthand.ts'
import { type DataTable, dataTables } from './tables.ts'

const longestName = 31

export function workbookOf(source: Source): WorkbookToWrite {
  const { document } = source
  const tables = dataTables(document)
  const names = sheetNames(tables)
  const sheets = tables.map((table, at) => tableSheet(table, names[at]!))
  return {
    title: `${document.title}: data`,
    sheets: [
      {
        name: 'Cover',
        above: [
          `${document.title}: data`,
          ...coverLines(source),
          'These are the tables of the report as data. Every figure here is a figure of the report.',
          `All of them come from one result: version ${document.figures.version}, digest ${document.figures.digest}.`,
          'Where a figure is missing, a letter in square brackets says why. The sheet Notes says what it means.',
        ],
        columns: [],
        rows: [],
      },
      contents(tables, names),
      notes(tables, names),
      ...sheets,
    ],
  }
}

export const renderOds = (source: Source): Uint8Array => writeOds(workbookOf(source))
export const renderXlsx = (source: Source): Promise<Uint8Array> => writeXlsx(workbookOf(source))

const words = (heading: string, width: number): ColumnToWrite => ({ heading, width, holds: 'text' })

const oneTable = 'This worksheet contains one table.'

const contents = (tables: readonly DataTable[], names: readonly string[]): SheetToWrite => ({
  name: 'Contents',
  above: ['Contents', `${oneTable} It lists the worksheets.`],
  columns: [words('Worksheet', 34), words('What it holds', 80)],
  rows: [
    [{ text: 'Notes', sheet: 'Notes' }, 'What the shorthand means, and how figures are rounded'],
    ...tables.map(({ title }, at) => [{ text: names[at]!, sheet: names[at]! }, title]),
  ],
})

const notes = (tables: readonly DataTable[], names: readonly string[]): SheetToWrite => ({
  name: 'Notes',
  above: ['Notes', `${oneTable} It explains the shorthand and the columns that need it.`],
  columns: [words('About', 34), words('Note', 100)],
  rows: [
    ...meanings,
    ['Percentages', 'Rounded to whole numbers, halves upwards.'],
    ...tables.flatMap(({ columns }, at) =>
      columns.flatMap(({ title, about }) => (about ? [[`${names[at]}: ${title}`, about]] : [])),
    ),
  ],
})

const tableSheet = ({ title, notes, columns, rows }: DataTable, name: string): SheetToWrite => ({
  name,
  above: [title, oneTable, ...notes],
  columns: columns.map((column, at) => ({
    heading: column.title,
    width: widthOf([column.title, ...rows.map((row) => String(row[at]))]),
    holds: column.holds,
  })),
  rows,
})

const widthOf = (texts: readonly string[]): number =>
  Math.min(Math.max(10, ...texts.map(({ length }) => length + 3)), 60)

/** Programs take 31 letters and no two names alike. */
function sheetNames(tables: readonly DataTable[]): string[] {
  const taken = new Set(['cover', 'contents', 'notes'])
  return tables.map(({ name }) => {
    const plain = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`
    let free = plain.slice(0, longestName)
    for (let count = 2; taken.has(free.toLowerCase()); count++)
      free = `${plain.slice(0, longestName - String(count).length - 1)} ${count}`
    taken.add(free.toLowerCase())
    return free
  })
}
