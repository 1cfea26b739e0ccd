/** The lines of a Word document: paragraphs, rows with their cells, and each note below the paragraph it belongs to. */
import type { RawLine } from '#engine/report/claims/reading/lines.ts'
import { raisedNumber } from '#engine/report/claims/reading/note-marks.ts'
import { localName, readXml, type XmlWatcher } from '../files/xml.ts'
import type { Parts } from '../files/zip.ts'
import { Lines } from './collect.ts'

const value = (attributes: Record<string, string>, name: string) =>
  Object.entries(attributes).find(([key]) => localName(key) === name)?.[1]

/** Paragraphs, wherever they stand; `told` is given each with what surrounds it. */
class Paragraphs implements XmlWatcher {
  text_ = ''
  notes: string[] = []
  private inText = false
  /** Words that were struck out with changes tracked are no part of the document any more. */
  private deleted = 0
  item = false
  private readonly ended: (paragraph: Paragraphs) => void
  private readonly element:
    | ((name: string, opens: boolean, attributes: Record<string, string>) => void)
    | undefined

  constructor(
    ended: (paragraph: Paragraphs) => void,
    element?: (name: string, opens: boolean, attributes: Record<string, string>) => void,
  ) {
    this.ended = ended
    this.element = element
  }

  open(full: string, attributes: Record<string, string>): void {
    const name = localName(full)
    if (name === 'del' || name === 'Fallback') this.deleted += 1
    if (this.deleted > 0) return
    if (name === 't') this.inText = true
    else if (name === 'tab') this.text_ += '\t'
    else if (name === 'br') this.text_ += ' '
    else if (name === 'numPr') this.item = true
    else if (name === 'noBreakHyphen') this.text_ += '-'
    else if (name === 'footnoteReference') this.notes.push(value(attributes, 'id') ?? '')
    this.element?.(name, true, attributes)
  }

  text(text: string): void {
    if (this.inText && this.deleted === 0) this.text_ += text
  }

  close(full: string): void {
    const name = localName(full)
    if (name === 'del' || name === 'Fallback') {
      this.deleted -= 1
      return
    }
    if (this.deleted > 0) return
    if (name === 't') this.inText = false
    if (name === 'p') {
      this.ended(this)
      this.text_ = ''
      this.notes = []
      this.item = false
    }
    this.element?.(name, false, {})
  }
}

async function notesOf(parts: Parts): Promise<Map<string, string>> {
  const notes = new Map<string, string>()
  if (!parts.has('word/footnotes.xml')) return notes
  let id = ''
  const reader = new Paragraphs(
    ({ text_ }) => notes.set(id, `${notes.get(id) ?? ''} ${text_}`.trim()),
    (name, opens, attributes) => {
      if (name === 'footnote' && opens) id = value(attributes, 'id') ?? ''
    },
  )
  await readXml(parts.read('word/footnotes.xml'), reader)
  return notes
}

export async function readDocx(parts: Parts): Promise<RawLine[]> {
  const notes = await notesOf(parts)
  const lines = new Lines()
  let cells: string[] | null = null
  let cell: string[] | null = null
  let ofRow: string[] = []
  let paragraph = 0
  const reader = new Paragraphs(
    (one) => {
      paragraph += 1
      const text = one.text_.replace(/[^\S\t]+/g, ' ').trim()
      if (cell) {
        const marks = one.notes.map((note) => raisedNumber(note.replace(/\D/g, '')))
        cell.push(`${text.replace(/\s+/g, ' ')}${marks.join(' ')}`)
        ofRow.push(...one.notes)
        return
      }
      if (text !== '')
        lines.add(one.item && !/^\d|^[-•]/.test(text) ? `- ${text}` : text, { line: paragraph })
      lines.add('', { line: paragraph })
      for (const note of one.notes) {
        const said = notes.get(note)
        if (said) lines.add(`¹ ${said}`, { line: paragraph })
        lines.add('', { line: paragraph })
      }
    },
    (name, opens) => {
      if (name === 'tr' && opens) cells = []
      else if (name === 'tc' && opens) cell = []
      else if (name === 'tc' && cell) {
        cells?.push(cell.filter(Boolean).join(' '))
        cell = null
      } else if (name === 'tr' && cells) {
        lines.add(cells.join('\t'), { line: paragraph })
        cells = null
        for (const note of ofRow)
          lines.add(`${raisedNumber(note.replace(/\D/g, ''))} ${notes.get(note) ?? ''}`, { line: paragraph })
        ofRow = []
      } else if (name === 'tbl' && !opens) lines.add('', { line: paragraph })
    },
  )
  await readXml(parts.read('word/document.xml'), reader)
  return lines.lines
}
