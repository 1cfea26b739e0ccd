/** Reads the tables and the words of markup, whoever wrote it. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

type Node = Tree.Node

const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])

export const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function all(node: Node, name: string, found: Node[] = []): Node[] {
  if (node.nodeName === name) found.push(node)
  for (const child of childrenOf(node)) all(child, name, found)
  return found
}

function words(node: Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value
  if (['svg', 'style', 'sup'].includes(node.nodeName)) return ''
  const between = ['p', 'br', 'li', 'td', 'th', 'h2', 'h3', 'span'].includes(node.nodeName) ? ' ' : ''
  return `${between}${childrenOf(node).map(words).join('')}${between}`
}

/** Every table as rows of texts, headings included, in the order of reading. */
export function htmlTables(markup: string): string[][][] {
  return all(parse(markup), 'table').map((table) =>
    all(table, 'tr').map((row) =>
      childrenOf(row)
        .filter(({ nodeName }) => nodeName === 'td' || nodeName === 'th')
        .map((cell) => plain(words(cell))),
    ),
  )
}

/** All that is said, drawings and the marks of footnotes left out. */
export const htmlWords = (markup: string): string => plain(words(parse(markup)))
