/** Reads tables and headings out of a page, as a screen reader meets them. */
import { parse } from 'parse5'
import { readableText } from './app.ts'

interface Node {
  nodeName: string
  tagName?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
  value?: string
}

function* all(node: Node): Generator<Node> {
  yield node
  for (const child of node.childNodes ?? []) yield* all(child)
}

const attribute = (node: Node, name: string) => node.attrs?.find((one) => one.name === name)?.value

const text = (node: Node): string =>
  [...all(node)]
    .flatMap((one) => (one.nodeName === '#text' ? [one.value ?? ''] : []))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The cells of a table's body by the table's id, row by row. */
export function tableRows(markup: string, id: string): string[][] {
  const table = [...all(parse(markup) as Node)].find((node) => attribute(node, 'id') === id)
  if (!table) throw new Error(`There is no table ${id} on the page: ${readableText(markup).slice(0, 200)}`)
  const body = [...all(table)].find((node) => node.tagName === 'tbody')!
  return [...all(body)]
    .filter((node) => node.tagName === 'tr')
    .map((row) => (row.childNodes ?? []).filter((cell) => cell.tagName).map(text))
}

export const headings = (markup: string): { level: number; id: string | undefined; text: string }[] =>
  [...all(parse(markup) as Node)]
    .filter((node) => /^h[1-6]$/.test(node.tagName ?? ''))
    .map((node) => ({ level: Number(node.tagName![1]), id: attribute(node, 'id'), text: text(node) }))
