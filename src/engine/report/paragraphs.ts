/** The paragraphs of a document by number, so that people can speak of one. Headings have none. */
import { coverText } from './cover.ts'
import type { Block, Footnote, ReportDocument } from './document.ts'

export type Paragraph = { block: Block /** From 1; null for a heading. */; number: number | null }

export function paragraphsOf(document: ReportDocument): Paragraph[] {
  let last = 0
  return document.blocks.map((block) => ({ block, number: block.kind === 'heading' ? null : ++last }))
}

/** What a block says, as plain text: one line for each row or item. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'source':
      return block.text
    case 'cover':
      return coverText(block)
    case 'paragraph':
      return withFootnotes([block.text], block.footnotes)
    case 'list':
      return withFootnotes(block.items, block.footnotes)
    case 'chart':
      return block.title
    case 'note':
      return `${block.label}: ${block.text}`
    case 'recommendation':
      return `${block.addressee}: ${block.text}`
    case 'definitions':
      return block.entries.map(({ term, meaning }) => `${term}: ${meaning}`).join('\n')
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.map(({ text }) => text).join(', '))].join('\n')
    case 'key-question-table':
      return [
        block.caption,
        ...block.rows.map(
          ({ ref, text, printed, band }) => `${ref} ${text}: ${printed}${band ? `, ${band.label}` : ''}`,
        ),
      ].join('\n')
    case 'ratings-table':
      return [
        block.caption,
        ...block.rows.map(({ ref, name, rating }) => `${ref} ${name}: ${rating?.label ?? 'Not rated'}`),
        `Overall: ${block.overall?.label ?? 'None yet'}, ${block.score ?? 'no score'} of ${block.outOf}`,
      ].join('\n')
  }
}

const withFootnotes = (lines: readonly string[], footnotes: readonly Footnote[] = []): string =>
  [...lines, ...footnotes.map(({ text }) => `Footnote: ${text}`)].join('\n')
