/** What people type, as blocks: a blank line ends a paragraph, lines that start with "- " make a list. */
import type { Block } from './document.ts'

const item = /^\s*-(\s+|$)/

export function textBlocks(text: string): Block[] {
  const blocks: Block[] = []
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
    if (words === '') close()
    else if (item.test(line)) {
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
