/** How wide the columns of a printed table are. Figures take what they need; words share the rest by their length. */
import type { PrintCell, PrintTable } from './print-table.ts'

/** In points, between the margins of a page. */
export const textWidth = 453

/** What stands beside a column's words: the space to its neighbours, and the frame of a rating. */
const beside = { cell: 13, frame: 10 }
/** In letters: a heading of figures that is longer goes over several lines. */
const longHeading = 10
/** In letters: beyond this, more words make a column longer and not wider. */
const longText = 90

/** @param letter how wide a letter is, in points, a little more than most are */
export function columnWidths({ head, rows }: Pick<PrintTable, 'head' | 'rows'>, letter: number): number[] {
  const columns = head.map((heading, at) =>
    measured(
      heading,
      rows.map((row) => row[at]!),
      letter,
    ),
  )
  const sum = (of: (column: Measured) => number) => columns.reduce((all, column) => all + of(column), 0)
  const spare = textWidth - sum(({ least }) => least)
  if (spare <= 0) return columns.map(({ least }) => (least / sum((one) => one.least)) * textWidth)
  const more = sum(({ most, least }) => most - least)
  if (more <= spare) {
    // There is room for all: what is left goes to the words.
    const takers = columns.some(({ numeric }) => !numeric) ? columns.map(({ numeric }) => !numeric) : null
    const left = spare - more
    const share = sum(({ most, numeric }) => (takers && numeric ? 0 : most))
    return columns.map(({ most }, at) => most + (takers && !takers[at] ? 0 : (left * most) / share))
  }
  return columns.map(({ least, most }) => least + (spare * (most - least)) / more)
}

interface Measured {
  numeric: boolean
  /** Without breaking a word. */
  least: number
  most: number
}

function measured(heading: PrintCell, cells: readonly PrintCell[], letter: number): Measured {
  const numeric = heading.numeric ?? false
  const room = beside.cell + (cells.some(({ rating }) => rating) ? beside.frame : 0)
  const texts = cells.flatMap(({ text, under }) => (under ? [text, under] : [text]))
  const words = [heading.text, ...texts].flatMap((text) => text.split(/\s+/))
  const longest = (all: readonly string[]) => Math.max(0, ...all.map(({ length }) => length))
  const least = longest(words) * letter + room
  const title = numeric && heading.text.length > longHeading ? 0 : heading.text.length
  const most = Math.min(Math.max(longest(texts), title), longText) * letter + room
  return { numeric, least: numeric && title > 0 ? Math.max(least, most) : least, most: Math.max(least, most) }
}
