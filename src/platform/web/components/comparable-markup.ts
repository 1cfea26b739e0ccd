/** Markup as a browser sees it, so that two ways of writing the same document compare as equal. For tests. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type TextNode = DefaultTreeAdapterTypes.TextNode

/** Elements that stand in a line of text, where white space between words counts. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'small', 'span', 'strong'])

/** One line for each tag and each text, indented by depth: attributes in order of name, white space collapsed. */
export function comparable(markup: string): string[] {
  const { childNodes } = parseFragment(markup)
  collapse(childNodes)
  return childNodes.flatMap((node) => lines(node, ''))
}

/**
 * Collapses white space as a browser lays it out: none at the edges of a block, one space between words.
 * The space is kept before the second word, whichever element it was written in.
 */
function collapse(nodes: readonly Node[]) {
  let atLineStart = true
  let spaceBefore = false
  const startLine = () => {
    atLineStart = true
    spaceBefore = false
  }
  const walk = (node: Node) => {
    if (node.nodeName === '#text') {
      const text = node as TextNode
      const words = text.value.replace(/[ \t\r\n\f]+/g, ' ')
      const trimmed = words.replace(/^ | $/g, '')
      spaceBefore ||= words.startsWith(' ')
      text.value = trimmed && spaceBefore && !atLineStart ? ` ${trimmed}` : trimmed
      if (trimmed) {
        atLineStart = false
        spaceBefore = words.endsWith(' ')
      }
    } else if ('childNodes' in node && node.nodeName !== 'textarea') {
      const isInline = INLINE.has(node.nodeName)
      if (!isInline) startLine()
      for (const child of node.childNodes) walk(child)
      if (!isInline) startLine()
    } else {
      startLine()
    }
  }
  for (const node of nodes) walk(node)
}

function lines(node: Node, indent: string): string[] {
  if (node.nodeName === '#text') {
    const { value } = node as TextNode
    return value === '' ? [] : [`${indent}"${value}"`]
  }
  if (!('attrs' in node)) return [`${indent}${node.nodeName}`]
  const attributes = node.attrs
    .map(({ name, value }) => ` ${name}="${name === 'class' ? value.trim().replace(/\s+/g, ' ') : value}"`)
    .sort()
    .join('')
  return [
    `${indent}<${node.tagName}${attributes}>`,
    ...node.childNodes.flatMap((child) => lines(child, `${indent}  `)),
  ]
}
