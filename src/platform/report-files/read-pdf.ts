/** The lines of a PDF, from where its pieces of text stand on each page: a wide gap parts cells, a high one paragraphs. */
import { getDocumentProxy } from 'unpdf'
import type { RawLine } from '#engine/report/claims/reading/lines.ts'
import { raisedNumber } from '#engine/report/claims/reading/note-marks.ts'
import { Lines } from './collect.ts'
import { ReportFileFault, reportLimits, tooMuch } from './fault.ts'

type Piece = { text: string; x: number; y: number; width: number; size: number }

/** In heights of the letters. */
const gaps = { sameLine: 0.35, word: 0.18, cell: 1.6, paragraph: 1.75 }

export async function readPdf(bytes: Uint8Array): Promise<RawLine[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  }).catch((error: unknown) => {
    throw new ReportFileFault(
      (error as Error).name === 'PasswordException'
        ? 'The PDF is protected by a password, so it cannot be read. Save it without a password.'
        : 'The PDF is damaged or did not arrive whole. Open it in a PDF program, save it again, and check that.',
    )
  })
  if (pdf.numPages > reportLimits.pages) throw tooMuch(`${pdf.numPages} pages`)
  const lines = new Lines()
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    if (items.length > reportLimits.pieces) throw tooMuch(`${items.length} pieces of text on page ${number}`)
    const pieces = items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
      return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height || 10 }]
    })
    linesOfPage(pieces, (text) => lines.add(text, { page: number }))
    page.cleanup()
  }
  if (lines.lines.every(({ text }) => text.trim() === ''))
    throw new ReportFileFault(
      'The PDF holds no text, only pictures of it, perhaps from a scanner. Use a PDF made from the document itself.',
    )
  return lines.lines
}

function linesOfPage(pieces: readonly Piece[], add: (text: string) => void): void {
  const rows: Piece[][] = []
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    if (row && Math.abs(row[0]!.y - piece.y) <= gaps.sameLine * Math.max(row[0]!.size, piece.size))
      row.push(piece)
    else rows.push([piece])
  }
  let above: Piece | null = null
  for (const row of rows) {
    const first = row.toSorted((a, b) => a.x - b.x)
    const tallest = first.reduce((most, one) => (one.size > most.size ? one : most))
    if (above && above.y - tallest.y > gaps.paragraph * Math.min(above.size, tallest.size)) add('')
    add(
      lineOf(
        first.map((piece) =>
          isMark(piece, tallest) ? { ...piece, text: raisedNumber(piece.text.trim()) } : piece,
        ),
      ),
    )
    above = tallest
  }
  add('')
}

/** A number in smaller letters beside the words of its line: the mark of a note. */
const isMark = (piece: Piece, tallest: Piece): boolean =>
  /^\s*\d{1,3}\s*$/.test(piece.text) && piece.size < 0.8 * tallest.size

function lineOf(row: readonly Piece[]): string {
  let line = ''
  let end: number | null = null
  for (const { text, x, width, size } of row) {
    if (end !== null) {
      const gap = (x - end) / size
      line += gap > gaps.cell ? '\t' : gap > gaps.word ? ' ' : ''
    }
    line += text
    end = x + width
  }
  return line
}
