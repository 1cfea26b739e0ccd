/** What a row of a table of figures says. */
import { percentOf } from '../../../rating/percent.ts'
import type { Line } from './lines.ts'

export type FigureRow = {
  /** A printed reference, "2.1.1". */
  ref: string | null
  /** The printed letter of a prompt. */
  letter: string | null
  text: string
  percent: number | null
  yes?: number
  relevant?: number
  /** Only the count is printed. */
  asCount?: boolean
  /** A second count behind the first: of the whole sample, behind that of the relevant cases. */
  second?: Omit<Value, 'text' | 'second'>
}

const percentAtEnd = /(?:^|[^\d.])(\d{1,3}(?:\.\d+)?)\s?%\W*$/

export function figureRow(line: Line): FigureRow | null {
  const joined = line.cells.join(' ').replace(/\s+/g, ' ').trim()
  // A prompt under its own reference, “2.1.1 a”, with two shares over two bases: neither is the question’s.
  if (/^\d\.\d\.\d\s+[a-z]\b[).]?\s/.test(joined)) return null
  const ref = /^(\d\.\d\.\d)\.?\s+/.exec(joined)
  const cells = ref && line.cells[0] === ref[1] ? line.cells.slice(1) : line.cells
  const figure = figureOf(cells, joined)
  if (!figure) return null
  const named = figure.text.replace(/^(\d\.\d\.\d)\.?\s+/, '')
  const letter = /^([a-z])\)\s+/.exec(named)
  return {
    ref: ref?.[1] ?? null,
    letter: letter?.[1] ?? null,
    ...figure,
    text: named.replace(/^[a-z]\)\s+/, '').replace(/[\s¹²³⁰-⁹]+$/, ''),
  }
}

type Value = Pick<FigureRow, 'text' | 'percent' | 'yes' | 'relevant' | 'asCount' | 'second'>

const countIn = /^(\d{1,3}) of (\d{1,3})(?: cases?)?$/
const percentIn = /^(\d{1,3}(?:\.\d+)?)\s?%$/

/** Counts in cells of their own, each with its percentage if the next cell is one. */
const countsOf = (cells: readonly string[]) =>
  cells.flatMap((cell, at) => {
    const match = countIn.exec(cell)
    if (!match) return []
    const [yes, relevant] = [Number(match[1]), Number(match[2])]
    const printed = percentIn.exec(cells[at + 1] ?? '')?.[1]
    return [
      printed === undefined
        ? { yes, relevant, percent: printedAs(yes, relevant), asCount: true }
        : { yes, relevant, percent: Number(printed) },
    ]
  })

function figureOf(cells: readonly string[], joined: string): Value | null {
  const whole = cells.flatMap((cell) => (/^\d{1,3}$/.test(cell) ? [Number(cell)] : []))
  const [counted, second] = countsOf(cells)
  if (counted) return { text: cells[0]!, ...counted, ...(second ? { second } : {}) }
  const percent = cells.map((cell) => percentAtEnd.exec(cell)).findLast(Boolean)
  if (whole.length === 2 && /[a-z]/i.test(cells[0] ?? '')) {
    const [first, second] = whole as [number, number]
    if (!percent)
      return {
        text: cells[0]!,
        yes: second,
        relevant: first,
        percent: printedAs(second, first),
        asCount: true,
      }
    // Beside a percentage the order of the two columns is the one that fits, or yes before cases.
    const value = Number(percent[1])
    const other =
      second > 0 && percentOf(first, second) !== value && first > 0 && percentOf(second, first) === value
    return other
      ? { text: cells[0]!, yes: second, relevant: first, percent: value }
      : { text: cells[0]!, yes: first, relevant: second, percent: value }
  }
  if (percent) {
    const value = Number(percent[1])
    if (value > 100) return null
    const text = joined.slice(0, joined.lastIndexOf(percent[1]!)).trim()
    return { text: text.replace(/\s+(?:the|other|of|all)$/, ''), percent: value }
  }
  return /not applicable\b/i.test(cells.at(-1) ?? '') && cells.length > 1
    ? { text: cells[0]!, percent: null }
    : null
}

const printedAs = (yes: number, relevant: number) => (relevant === 0 ? null : percentOf(yes, relevant))
