/** The sheets of an ODS file, row by row. */
import { damaged } from './damaged.ts'
import { fileLimits } from './limits.ts'
import { numberText } from './number-format.ts'
import { cleanCell } from './table.ts'
import type { SheetName, SheetWatcher } from './workbook.ts'
import type { XmlWatcher } from './xml.ts'

const edge = { columns: 16_384, rows: 1_048_576 }

/** What may stand in a cell beside its own text: comments, drawings, notes. */
const beside = /^(office:annotation|draw:|text:note$|text:ruby-text$|table:table$|office:event-listeners)/

type Cell = { attributes: Record<string, string>; text: string; lines: number }

export class OdsSheets implements XmlWatcher {
  private readonly watcherOf: (at: number, sheet: SheetName) => SheetWatcher | null
  private readonly hiddenStyles = new Set<string>()
  private style = ''
  private sheet = -1
  private watcher: SheetWatcher | null = null
  private inSheet = false
  private rowNumber = 0
  private row: { cells: string[]; column: number; repeated: number; hidden: boolean } | null = null
  private cell: Cell | null = null
  private inLine = 0
  /** Above 0: inside something that is no part of a cell's text, so many elements deep. */
  private skipped = 0

  constructor(watcherOf: (at: number, sheet: SheetName) => SheetWatcher | null) {
    this.watcherOf = watcherOf
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.skipped > 0 || name === 'table:tracked-changes') {
      this.skipped += 1
    } else if (this.cell) {
      this.openInCell(this.cell, name, attributes)
    } else if (name === 'table:table') {
      this.openSheet(attributes)
    } else if (this.inSheet) {
      this.openInSheet(name, attributes)
    } else if (name === 'style:style') {
      this.style = attributes['style:name'] ?? ''
    } else if (name === 'style:table-properties' && attributes['table:display'] === 'false') {
      this.hiddenStyles.add(this.style)
    }
  }

  text(text: string): void {
    if (this.skipped === 0 && this.inLine > 0) this.addText(text.replace(/[\t\r\n ]+/g, ' '))
  }

  close(name: string): void {
    if (this.skipped > 0) this.skipped -= 1
    else if (name === 'text:p' || name === 'text:h') this.inLine -= this.inLine > 0 ? 1 : 0
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.closeCell()
    else if (name === 'table:table-row') this.closeRow()
    else if (name === 'table:table') this.inSheet = false
  }

  private openSheet(attributes: Record<string, string>): void {
    this.sheet += 1
    const hidden = this.hiddenStyles.has(attributes['table:style-name'] ?? '')
    this.watcher = this.watcherOf(this.sheet, { name: cleanCell(attributes['table:name'] ?? ''), hidden })
    this.inSheet = true
    this.rowNumber = 0
    this.row = null
  }

  private openInSheet(name: string, attributes: Record<string, string>): void {
    if (name === 'table:table-row') {
      this.row = {
        cells: [],
        column: 0,
        repeated: repeats(attributes['table:number-rows-repeated'], edge.rows),
        hidden: /^(collapse|filter)$/.test(attributes['table:visibility'] ?? ''),
      }
    } else if (this.row && (name === 'table:table-cell' || name === 'table:covered-table-cell')) {
      this.cell = { attributes, text: '', lines: 0 }
    } else if (beside.test(name) || name === 'table:shapes' || name === 'office:forms') {
      this.skipped = 1
    }
  }

  private openInCell(cell: Cell, name: string, attributes: Record<string, string>): void {
    if (beside.test(name)) {
      this.skipped = 1
    } else if (name === 'text:p' || name === 'text:h') {
      this.inLine += 1
      cell.lines += 1
      if (cell.lines > 1) this.addText('\n')
    } else if (name === 'text:s') {
      this.addText(' '.repeat(repeats(attributes['text:c'], 100)))
    } else if (name === 'text:tab' || name === 'text:line-break') {
      this.addText(name === 'text:tab' ? '\t' : '\n')
    }
  }

  private addText(text: string): void {
    if (this.cell && this.cell.text.length <= fileLimits.cellCharacters) this.cell.text += text
  }

  private closeCell(): void {
    const { cell, row, watcher } = this
    this.cell = null
    this.inLine = 0
    if (!cell || !row) return
    const { attributes } = cell
    const count = repeats(attributes['table:number-columns-repeated'], edge.columns)
    const text = cellText(cell)
    if (text !== '') {
      if (row.column + count > edge.columns) throw damaged('a cell lies outside the sheet')
      while (row.cells.length < row.column) row.cells.push('')
      for (let at = 0; at < count; at++) row.cells.push(text)
      if (attributes['table:formula'] !== undefined) watcher?.formula()
      this.tellMerge(attributes, row.column + 1)
    }
    row.column = Math.min(row.column + count, edge.columns)
  }

  private tellMerge(attributes: Record<string, string>, column: number): void {
    const columns = repeats(attributes['table:number-columns-spanned'], edge.columns)
    const rows = repeats(attributes['table:number-rows-spanned'], edge.rows)
    if (columns === 1 && rows === 1) return
    const row = this.rowNumber + 1
    this.watcher?.merge({ row, column, toRow: row + rows - 1, toColumn: column + columns - 1 })
  }

  private closeRow(): void {
    const { row } = this
    this.row = null
    if (!row) return
    if (row.cells.length === 0) {
      this.rowNumber += row.repeated
      return
    }
    for (let copy = 0; copy < row.repeated; copy++) {
      this.rowNumber += 1
      if (
        this.watcher &&
        !this.watcher.row(this.rowNumber, copy === 0 ? row.cells : [...row.cells], row.hidden)
      ) {
        this.watcher = null
      }
      if (!this.watcher) return
    }
  }
}

/** How often something stands in a row, which files write as a number; at most so often as a sheet has room. */
function repeats(text: string | undefined, most: number): number {
  const count = Number(text ?? 1)
  return Number.isInteger(count) && count >= 1 ? Math.min(count, most) : 1
}

function cellText({ attributes, text }: Cell): string {
  const shown = cleanCell(text)
  const formula = attributes['table:formula']
  switch (attributes['office:value-type']) {
    case undefined:
      // A formula that was never worked out has no result to read, and is not worked out here.
      return formula !== undefined && shown === '' ? `=${cleanCell(formula.replace(/^\w+:=?/, ''))}` : shown
    case 'float':
    case 'percentage':
    case 'currency':
      return valueText(attributes['office:value'], shown)
    case 'boolean':
      return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE'
    case 'date':
      return cleanCell(
        (attributes['office:date-value'] ?? shown).replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' '),
      )
    default:
      return shown === '' ? cleanCell(attributes['office:string-value'] ?? '') : shown
  }
}

/** The number itself, unless leading zeros are shown: then it is a reference rather than an amount. */
function valueText(value: string | undefined, shown: string): string {
  const number = Number(value)
  if (value === undefined || value.trim() === '' || !Number.isFinite(number)) return shown
  return /^0\d+$/.test(shown) && Number(shown) === number ? shown : numberText(number)
}
