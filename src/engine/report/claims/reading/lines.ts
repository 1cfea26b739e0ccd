/**
 * The lines of a file as a person reads them: a paragraph that was broken over several lines is one, a row of a table
 * has its cells, and a question whose figures stand below it is a row.
 */
import type { Place } from '../finding.ts'

/** A line as it stands in the file. Cells of a row are parted by tabs. An empty line parts paragraphs. */
export type RawLine = { text: string; line?: number; page?: number; block?: number }

export type Line = {
  kind: 'text' | 'item' | 'row' | 'note'
  text: string
  /** One for a text; several for a row. */
  cells: string[]
  place: Place
}

const mark = {
  bullet: /^[•▪◦*–-]\s+/,
  numbered: /^\d{1,2}\.\s+(?=\S)/,
  lettered: /^[a-z]\)\s+/,
  /** Footnotes begin with a raised number, or in some files with a plain one. */
  note: /^(?:[¹²³⁰-⁹]+\s?|\d{1,2} (?=[A-Z‘'][a-z]+)(?!Total|Proportion|Percentage|First|Average))/,
  chapter: /^\d{1,2}\. ?(?:\d{1,2}\.? )?[A-Z][^.?!]{2,60}$/,
  heading:
    /^(?:Ratings|Executive summary|Recommendations|Background|Contextual facts|Foreword|Introduction|Acknowledgements|Contents|Strengths:?|Areas for improvement:?|Domain (?:one|two|three|four)\b.{0,40}|Annexe? \d(?:\s*[:.–-].{0,60})?)$/i,
  counted: /^\d[\d,.]*%?\s+(?:Total|Proportion|Percentage|First-time|Reoffending)\b/,
  figures: /^\d{1,3}\s+\d{1,3}$/,
  endsInFigures: /\?\S{0,4}\s+\d{1,3}\s+\d{1,3}$/,
  /** A question or a short label with its shares behind it; a sentence says “per cent”. */
  endsInShares: /^(\D[^%]*?[^\d%\s])((?:\s+\d{1,3}(?:\.\d+)? ?%)+)$/,
  question: /^(?:Does|Do|Is|Are|Where|In cases)\b/,
}

/** Letters of a row: patterns that look for its end are not tried on what is longer. */
export const longestRow = 1_000

const isHeading = (text: string): boolean => mark.heading.test(text) || mark.chapter.test(text)

/** Marks that programs leave in a text: emphasis, formulas for symbols, tags. */
const clean = (text: string): string =>
  text
    .replace(/\$[^$]{0,60}\$/g, ' ')
    .replace(/<\/?(?:a|i|b|em|strong|sup|sub|br)\b[^>]{0,200}>/gi, ' ')
    .replace(/\*{1,3}|_{2,3}/g, '')
    .replace(/\u00ad/g, '')
    .replace(/[^\S\t\n]+/g, ' ')

const cellsOf = (text: string): string[] =>
  text
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell, at, all) => cell !== '' || all.slice(at).some((later) => later !== ''))

export function linesOf(raw: readonly RawLine[]): Line[] {
  const lines: Line[] = []
  let open = false
  for (const { text, ...place } of raw) {
    const indented = /^ \S/.test(text)
    const line = clean(text)
    const trimmed = line.trim()
    if (trimmed === '') {
      open = false
      continue
    }
    const cells = cellsOf(line)
    const last = lines.at(-1)
    if (cells.length > 1) {
      lines.push({ kind: 'row', text: cells.filter(Boolean).join(' '), cells, place })
      open = false
    } else if (mark.figures.test(trimmed) && last?.kind === 'text' && mark.question.test(last.text)) {
      // The figures of a question that was written above them.
      last.kind = 'row'
      last.cells = [last.text, ...trimmed.split(/\s+/)]
      open = false
    } else if (open && !indented && last && !begins(trimmed) && !isHeading(last.text)) {
      last.text = `${last.text} ${trimmed}`
      last.cells = [last.text]
    } else {
      lines.push({ kind: kindOf(trimmed), text: trimmed, cells: [trimmed], place })
      open = true
    }
    const now = lines.at(-1)!
    const shares =
      now.cells.length === 1 && now.text.length < longestRow ? mark.endsInShares.exec(now.text) : null
    if (shares && (shares[1]!.includes('?') || shares[1]!.length < 70)) {
      now.kind = 'row'
      now.cells = [shares[1]!, ...shares[2]!.trim().split(/(?<=%)\s+/)]
      open = false
    }
    if (mark.endsInFigures.test(now.text) && now.cells.length === 1) {
      const match = /^(.*?)\s+(\d{1,3})\s+(\d{1,3})$/.exec(now.text)!
      now.kind = 'row'
      now.cells = [match[1]!, match[2]!, match[3]!]
      open = false
    }
  }
  return lines
}

const begins = (text: string): boolean =>
  mark.bullet.test(text) ||
  mark.numbered.test(text) ||
  mark.lettered.test(text) ||
  mark.counted.test(text) ||
  isHeading(text)

function kindOf(text: string): Line['kind'] {
  if (isHeading(text)) return 'text'
  if (mark.bullet.test(text) || mark.numbered.test(text) || mark.lettered.test(text)) return 'item'
  return mark.note.test(text) ? 'note' : 'text'
}
