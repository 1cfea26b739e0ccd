/**
 * What people type, as blocks: a blank line ends a paragraph, lines that start with "- " make a list, and a line that
 * starts with "# " is a heading.
 */
import type { Block, HeadingBlock } from './document.ts'

const title = /^#{1,6}\s+(\S.*)$/
const item = /^\s*-(\s+|$)/

/** What headings in the text are called, and how deep they stand; without it there are none. */
export type TextHeadings = { id: string; level: HeadingBlock['level'] }

export function textBlocks(text: string, headings?: TextHeadings): Block[] {
  const blocks: Block[] = []
  let titles = 0
  let lines: string[] = []
  let items: string[] = []
  const close = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join(' ') })
    const written = items.filter((one) => one !== '')
    if (written.length > 0) blocks.push({ kind: 'list', items: written })
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
