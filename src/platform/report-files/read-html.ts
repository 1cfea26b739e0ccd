/** The lines of a web page: blocks part them, rows keep their cells. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { RawLine } from '#engine/report/claims/reading/lines.ts'
import { raisedNumber } from '#engine/report/claims/reading/note-marks.ts'
import { decodeText } from '../files/encoding.ts'
import { Lines } from './collect.ts'
import { reportLimits, tooMuch } from './fault.ts'

type Node = DefaultTreeAdapterTypes.Node

const unread = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'nav',
  'svg',
  'math',
  'button',
  'select',
])
const blocks = new Set(
  'address article aside blockquote body caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** The tree is walked without recursion: pages can be nested deeper than a program can. */
export function readHtml(bytes: Uint8Array): RawLine[] {
  const lines = new Lines()
  let text = ''
  let cells: string[] | null = null
  const flush = () => {
    if (cells) return
    const line = tidy(text)
    text = ''
    if (line !== '') {
      lines.add(line)
      lines.add('')
    }
  }
  type Step = { node: Node; depth: number } | { close: string }
  const steps: Step[] = [{ node: parse(decodeText(bytes)), depth: 0 }]
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ('close' in step) {
      if ((step.close === 'td' || step.close === 'th') && cells) {
        cells.push(tidy(text))
        text = ''
      } else if (step.close === 'tr' && cells) {
        lines.add(cells.join('\t'))
        cells = null
      } else if (step.close === 'table') {
        flush()
        lines.add('')
      } else if (blocks.has(step.close)) flush()
      continue
    }
    const { node, depth } = step
    if (depth > reportLimits.depth) throw tooMuch('elements nested without end')
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    if (!('childNodes' in node)) continue
    const name = node.nodeName
    if (unread.has(name) || isHidden(node)) continue
    if (name === 'br') text += cells ? ' ' : '\n'
    // A raised number is the mark of a note; other raised letters say nothing of figures.
    if (name === 'sup') {
      const mark = tidy(textIn(node)).replace(/^[[(]|[\])]$/g, '')
      if (/^\d{1,3}$/.test(mark)) text += raisedNumber(mark)
      continue
    }
    if (name === 'tr') {
      flush()
      text = ''
      cells = []
    } else if (blocks.has(name)) flush()
    if (name === 'li' && !cells) text += numberOf(node)
    steps.push({ close: name })
    for (const child of node.childNodes.toReversed()) steps.push({ node: child, depth: depth + 1 })
  }
  flush()
  return lines.lines
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The words of a mark, which stand in it or in a link in it. */
const textIn = (node: Node): string =>
  'childNodes' in node
    ? node.childNodes
        .flatMap((one) => ('childNodes' in one ? one.childNodes : [one]))
        .map((one) => (one.nodeName === '#text' && 'value' in one ? one.value : ''))
        .join('')
    : ''

const isHidden = (node: Node) =>
  'attrs' in node &&
  node.attrs.some(({ name, value }) => name === 'hidden' || (name === 'aria-hidden' && value === 'true'))

/** A list numbers its items without writing the numbers. */
function numberOf(node: Node): string {
  const list = 'parentNode' in node ? node.parentNode : null
  if (!list || !('childNodes' in list) || list.nodeName !== 'ol') return '- '
  const begin = 'attrs' in list ? Number(list.attrs.find(({ name }) => name === 'start')?.value ?? 1) : 1
  const at = list.childNodes.filter(({ nodeName }) => nodeName === 'li').indexOf(node as never)
  return `${begin + at}. `
}
