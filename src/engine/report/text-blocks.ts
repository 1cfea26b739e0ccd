/**
 * What people type, as blocks: a blank line ends a paragraph, lines that start with "- " make a list, a line that
 * starts with "# " is a heading, and ^[words] is a footnote at its place.
 */
import type { Block, Footnote, HeadingBlock } from './document.ts'

const title = /^#{1,6}\s+(\S.*)$/
const item = /^\s*-(\s+|$)/
const note = /\s*\^\[([^\]]*)\]/g

/** What headings in the text are called, and how deep they stand; without it there are none. */
export type TextHeadings = { id: string; level: HeadingBlock['level'] }

export function textBlocks(text: string, headings?: TextHeadings): Block[] {
  const blocks: Block[] = []
  let titles = 0
  let lines: string[] = []
  let items: string[] = []
  const close = () => {
    if (lines.length > 0) {
      const { text, footnotes } = withNotes(lines.join(' '))
      blocks.push({ kind: 'paragraph', text, ...(footnotes.length > 0 ? { footnotes } : {}) })
    }
    const written = items.filter((one) => one !== '').map(withNotes)
    if (written.length > 0) {
      const footnotes = written.flatMap((one, at) => one.footnotes.map((each) => ({ item: at, ...each })))
      const texts = written.map((one) => one.text)
      blocks.push({ kind: 'list', items: texts, ...(footnotes.length > 0 ? { footnotes } : {}) })
    }
    lines = []
    items = []
  }
  for (const line of text.split(/\r\n|\r|\n/)) {
    const words = line.trim()
    const heading = headings && title.exec(words)
    if (words === '') close()
    else if (heading) {
      close()
      titles += 1
      const { id, level } = headings
      blocks.push({ kind: 'heading', level, id: `${id}-${titles}`, text: heading[1]! })
    } else if (item.test(line)) {
      if (lines.length > 0) close()
      items.push(line.replace(item, '').trim())
    } else if (items.length > 0) {
      // A line below an item goes on with it.
      items.push(`${items.pop()} ${words}`.trim())
    } else lines.push(words)
  }
  close()
  return blocks
}

/** Takes the footnotes out of a text and keeps where each stood. One without words is nothing. */
function withNotes(given: string): { text: string; footnotes: Footnote[] } {
  const footnotes: Footnote[] = []
  let text = ''
  let from = 0
  for (const found of given.matchAll(note)) {
    text += given.slice(from, found.index)
    from = found.index + found[0].length
    const words = found[1]!.trim()
    if (words !== '') footnotes.push({ at: text.length, text: words })
  }
  return { text: text + given.slice(from), footnotes }
}
