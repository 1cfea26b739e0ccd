/** One sheet of an XLSX file, row by row. */
import { damaged } from './damaged.ts'
import { fileLimits } from './limits.ts'
import { momentText, numberText, plainNumber } from './number-format.ts'
import type { Merge, SheetWatcher } from './workbook.ts'
import { plainText, type XlsxBook } from './xlsx-book.ts'
import { localName, type XmlWatcher } from './xml.ts'

/** The last cell of a sheet is XFD1048576. */
const edge = { columns: 16_384, rows: 1_048_576 }

/** From B7 to { column: 2, row: 7 }. */
function placeOf(reference: string): { column: number; row: number } {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!found) throw damaged('a cell has no place in the sheet')
  let column = 0
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(found[2])
  if (column > edge.columns || row < 1 || row > edge.rows) throw damaged('a cell lies outside the sheet')
  return { column, row }
}

function mergeOf(reference: string): Merge {
  const [from = '', to = from] = reference.split(':')
  const first = placeOf(from)
  const last = placeOf(to)
  return { row: first.row, column: first.column, toRow: last.row, toColumn: last.column }
}

/** Text that grows only as far as it is needed to see that it is too long. */
const grown = (text: string, more: string) => (text.length > fileLimits.cellCharacters ? text : text + more)

export class XlsxSheet implements XmlWatcher {
  done = false
  private readonly book: XlsxBook
  private readonly watcher: SheetWatcher
  private row = 0
  private hidden = false
  private cells: string[] = []
  private column = 0
  private type = ''
  private style = -1
  private value: string | null = null
  private formula: string | null = null
  private into: 'value' | 'formula' | null = null
  private aside = false

  constructor(book: XlsxBook, watcher: SheetWatcher) {
    this.book = book
    this.watcher = watcher
  }

  open(name: string, attributes: Record<string, string>): void {
    switch (localName(name)) {
      case 'mergeCell':
        this.watcher.merge(mergeOf(attributes.ref ?? ''))
        break
      case 'row':
        this.openRow(attributes)
        break
      case 'c':
        this.openCell(attributes)
        break
      case 'v':
        this.value = ''
        this.into = 'value'
        break
      case 'is':
        this.value = ''
        break
      case 'rPh':
        this.aside = true
        break
      case 't':
        this.into = this.aside ? null : 'value'
        break
      case 'f':
        this.formula = ''
        this.into = 'formula'
        break
    }
  }

  text(text: string): void {
    if (this.into === 'value') this.value = grown(this.value ?? '', text)
    else if (this.into === 'formula') this.formula = grown(this.formula ?? '', text)
  }

  close(name: string): void {
    switch (localName(name)) {
      case 'v':
      case 't':
      case 'f':
        this.into = null
        break
      case 'rPh':
        this.aside = false
        break
      case 'c':
        this.closeCell()
        break
      case 'row':
        this.done = !this.watcher.row(this.row, this.cells, this.hidden)
        break
    }
  }

  private openRow({ r, hidden }: Record<string, string>): void {
    const number = r === undefined ? this.row + 1 : Number(r)
    if (!Number.isInteger(number) || number <= this.row || number > edge.rows) {
      throw damaged('its rows are not in order')
    }
    this.row = number
    this.hidden = /^(1|true)$/.test(hidden ?? '')
    this.cells = []
    this.column = 0
  }

  private openCell({ r, t, s }: Record<string, string>): void {
    const place = r === undefined ? { column: this.column + 1, row: this.row } : placeOf(r)
    if (place.row !== this.row || place.column <= this.column || place.column > edge.columns) {
      throw damaged('its cells are not in order')
    }
    this.column = place.column
    this.type = t ?? 'n'
    this.style = s === undefined ? -1 : Number(s)
    this.value = null
    this.formula = null
  }

  private closeCell(): void {
    if (this.formula !== null) this.watcher.formula()
    const text = this.cellText()
    if (text === '') return
    while (this.cells.length < this.column - 1) this.cells.push('')
    this.cells.push(text)
  }

  private cellText(): string {
    const { value, formula, type } = this
    // A formula that was never worked out has no result to read, and is not worked out here.
    if (value === null) return formula === null ? '' : `=${plainText(formula)}`
    switch (type) {
      case 's': {
        const text = this.book.texts[Number(value)]
        if (text === undefined) throw damaged('a cell names a text that is not there')
        return text
      }
      case 'b':
        return /^(1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE'
      case 'n':
        return this.number(value)
      case 'd':
        return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' ')
      default:
        return plainText(value)
    }
  }

  private number(value: string): string {
    const number = Number(value)
    if (value.trim() === '' || !Number.isFinite(number)) return plainText(value)
    const format = this.book.formats[this.style] ?? plainNumber
    return format.kind === 'number'
      ? numberText(number, format.zeros)
      : momentText(number, format, this.book.from1904)
  }
}
