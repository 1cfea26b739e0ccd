/** A report of our own as the lines a reader sees, so that it is checked the way anybody's report is. */
import { coverText } from '../cover.ts'
import type { Block, Cell, ReportDocument } from '../document.ts'
import type { RawLine } from './reading/lines.ts'

const row = (cells: readonly string[]) => cells.join('\t')
const texts = (cells: readonly Cell[]) => row(cells.map(({ text }) => text))

/** Each line says in `block` which block of the document it comes from. */
export function linesOfDocument(document: ReportDocument): RawLine[] {
  return document.blocks.flatMap((block, at) => [
    ...linesOfBlock(block).map((text) => ({ text, block: at })),
    { text: '', block: at },
    // Footnotes below what they hang on; the mark is the same for all, for none hangs on a row.
    ...('footnotes' in block ? (block.footnotes ?? []) : []).flatMap(({ text }) => [
      { text: `¹ ${text}`, block: at },
      { text: '', block: at },
    ]),
  ])
}

function linesOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'source':
      return [block.text]
    case 'note':
      return [`${block.label}: ${block.text}`]
    case 'list':
      return block.items.map((item) => `- ${item}`)
    case 'definitions':
      return block.entries.map(({ term, meaning }) => row([term, meaning]))
    case 'recommendation':
      return [`${block.number}. ${block.text}`]
    // Made from the tables that follow it.
    case 'chart':
      return []
    case 'cover':
      return coverText(block).split('\n')
    case 'table':
      return [block.caption, '', texts(block.head), ...block.rows.map(texts)]
    case 'key-question-table':
      return [
        block.caption,
        '',
        ...block.rows.map(({ ref, text, printed, band }) =>
          row([`${ref} ${text}`, printed, band?.label ?? '']),
        ),
      ]
    case 'ratings-table':
      return [
        ...(block.score === null ? [] : [row(['Score', `${block.score}/${block.outOf}`])]),
        ...(block.overall ? [row(['Overall rating', block.overall.label])] : []),
        ...block.rows.map(({ ref, name, rating }) => row([ref, name, rating?.label ?? 'Not rated'])),
      ]
  }
}
