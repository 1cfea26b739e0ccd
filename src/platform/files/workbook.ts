/** Which sheet of a spreadsheet is meant, and its table. The same for every format that has sheets. */
import { damaged } from './damaged.ts'
import { FileFault } from './file-fault.ts'
import { fileLimits } from './limits.ts'
import {
  emptyFile,
  type FileFormat,
  findHeadings,
  Grid,
  headingNote,
  isBlank,
  type ReadTable,
  type ScoreHeadings,
} from './table.ts'
import { shortName } from './zip.ts'

export interface Merge {
  row: number
  column: number
  toRow: number
  toColumn: number
}

/** What a reader of a format tells of a sheet, from its first row to its last. */
export interface SheetWatcher {
  /** `number` counts from 1. Returns false when no more rows are wanted. */
  row(number: number, cells: string[], hidden: boolean): boolean
  merge(merge: Merge): void
  formula(): void
}

export interface Workbook {
  format: FileFormat
  /** Goes through the sheets in their order and reads those for which there is a watcher. */
  read(watcherOf: (at: number, sheet: SheetName) => SheetWatcher | null): Promise<void>
}

export interface SheetName {
  name: string
  hidden: boolean
}

/** A sheet of the file, read whole or only as far as its headings may stand. What is wrong with it counts if it is chosen. */
class Sheet implements SheetWatcher {
  readonly name: string
  readonly grid = new Grid()
  readonly merges: Merge[] = []
  fault: FileFault | null = null
  hiddenRows = 0
  formulas = 0
  readonly whole: boolean

  constructor(name: string, whole: boolean) {
    this.name = name
    this.whole = whole
  }

  row(number: number, cells: string[], hidden: boolean): boolean {
    if (this.fault) return false
    try {
      this.grid.add(number, cells)
    } catch (error) {
      if (!(error instanceof FileFault)) throw error
      this.fault = error
      return false
    }
    if (hidden && !isBlank(cells)) this.hiddenRows += 1
    return this.whole || this.grid.rows.length < 2 * fileLimits.headingRows
  }

  merge(merge: Merge): void {
    if (this.merges.length >= fileLimits.merges) throw damaged('it merges more cells than any list has')
    this.merges.push(merge)
  }

  formula(): void {
    this.formulas += 1
  }

  get empty(): boolean {
    return this.grid.rows.length === 0 && this.fault === null
  }
}

/** @throws FileFault when it is not clear which sheet is meant, or when that sheet cannot be used */
export async function readWorkbook(book: Workbook, score: ScoreHeadings | undefined): Promise<ReadTable> {
  const read = new Map<number, Sheet>()
  const hiddenNames: string[] = []
  await book.read((at, { name, hidden }) => {
    if (at >= fileLimits.sheets) throw tooManySheets()
    if (hidden) {
      hiddenNames.push(name)
      return null
    }
    // Nearly always the first sheet with something in it is the one, and need not be read again.
    const sheet = new Sheet(
      name,
      [...read.values()].every((one) => one.empty),
    )
    read.set(at, sheet)
    return sheet
  })
  const chosen = chooseSheet(read, hiddenNames, score)
  let sheet = read.get(chosen)!
  if (!sheet.whole) {
    sheet = new Sheet(sheet.name, true)
    await book.read((at) => (at === chosen ? sheet : null))
  }
  if (sheet.fault) throw sheet.fault
  const table = sheet.grid.table(score)
  refuseMerged(sheet, table.headingRow)
  return {
    ...table,
    format: book.format,
    sheet: sheet.name,
    notes: [...sheetNote(read, hiddenNames, chosen), ...headingNote(table.headingRow), ...notesOf(sheet)],
  }
}

const tooManySheets = (): FileFault =>
  new FileFault(
    'too-many-sheets',
    `The file has more than ${fileLimits.sheets} sheets. Copy the list into a new spreadsheet and send that.`,
  )

const quoted = (names: string[]): string => {
  const shown = names.slice(0, 5).map((name) => `“${shortName(name)}”`)
  const rest = names.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
}

function chooseSheet(
  read: ReadonlyMap<number, Sheet>,
  hidden: string[],
  score: ScoreHeadings | undefined,
): number {
  const filled = [...read].filter(([, sheet]) => !sheet.empty)
  if (filled.length === 0) {
    if (hidden.length === 0) throw emptyFile()
    throw new FileFault(
      'sheet-hidden',
      `The sheets that can be seen are empty. Hidden sheets are not read: ${quoted(hidden)}. Unhide the one with the list, save the file and send it again.`,
    )
  }
  if (filled.length === 1) return filled[0]![0]
  const found = filled.map(([at, { grid }]) => ({ at, grid, ...headingsOf(grid, score) }))
  const most = Math.max(...found.map((one) => one.score))
  const best = found.filter((one) => one.score === most)
  if (most > 0 && best.length === 1) return best[0]!.at
  // A blank copy of the template beside the list that was filled in.
  const withRows = best.filter(({ grid, heading }) => grid.rows.length > heading + 1)
  if (most > 0 && withRows.length === 1) return withRows[0]!.at
  const names = quoted(best.map(({ at }) => read.get(at)!.name))
  throw new FileFault(
    'sheet-unclear',
    most > 0
      ? `It is not clear which sheet to read: ${names} have the same headings. Send a file with one of them.`
      : `It is not clear which sheet to read: none of ${names} has headings that are asked for. Put the list on a sheet of its own, with headings as in the template.`,
  )
}

function headingsOf(grid: Grid, score: ScoreHeadings | undefined): { heading: number; score: number } {
  const { at, score: found } = findHeadings(grid.rows, score)
  return { heading: at, score: found }
}

/** Merged cells leave blanks that nobody sees. Above the headings they are part of a title. */
function refuseMerged({ merges, grid }: Sheet, headingRow: number): void {
  const inTable = merges.filter(
    ({ row, column, toRow }) => toRow >= headingRow && (grid.rows[row - 1]?.[column - 1] ?? '').trim() !== '',
  )
  if (inTable.length === 0) return
  const places = inTable
    .slice(0, 5)
    .map(
      ({ row, column, toRow, toColumn }) =>
        `${columnLetters(column)}${row}:${columnLetters(toColumn)}${toRow}`,
    )
  const rest = inTable.length - places.length
  throw new FileFault(
    'cells-merged',
    `Cells are merged in the list: ${places.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. Unmerge them and fill in every row.`,
  )
}

/** 28 is AB. */
export function columnLetters(column: number): string {
  let text = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
  }
  return text
}

function sheetNote(read: ReadonlyMap<number, Sheet>, hidden: string[], chosen: number): string[] {
  const visible = [...read].filter(([at, sheet]) => at !== chosen && !sheet.empty)
  const others = [...visible.map(([, { name }]) => name), ...hidden.map((name) => `${name} (hidden)`)]
  if (others.length === 0) return []
  return [
    `The sheet “${shortName(read.get(chosen)!.name)}” was read. Other sheets were not: ${quoted(others)}.`,
  ]
}

const counted = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`

function notesOf({ hiddenRows, formulas }: Sheet): string[] {
  return [
    ...(hiddenRows > 0
      ? [
          `${counted(hiddenRows, 'row is hidden in the sheet and was', 'rows are hidden in the sheet and were')} read like the others.`,
        ]
      : []),
    ...(formulas > 0
      ? [
          `${counted(formulas, 'cell holds a formula', 'cells hold formulas')}. The results that the file holds were read; nothing was worked out again.`,
        ]
      : []),
  ]
}
