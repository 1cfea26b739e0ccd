/** What a document says, apart from how it is printed: the measure for every form. */
import type { ReportDocument } from '#engine/report/document.ts'
import { type PrintCell, printTable } from '#platform/documents/print-table.ts'
import { plain } from './read-html.ts'

/** Every table as rows of texts, headings included. */
export const printedTables = ({ blocks }: ReportDocument): string[][][] =>
  blocks.flatMap((block) => {
    if (block.kind !== 'table' && block.kind !== 'ratings-table' && block.kind !== 'key-question-table')
      return []
    const { head, rows } = printTable(block)
    return [
      [head, ...rows].map((row) => row.map(({ text, under }: PrintCell) => plain(`${text} ${under ?? ''}`))),
    ]
  })

/** Every sentence, heading and item outside the tables, in the order of reading. */
export const printedWords = ({ blocks }: ReportDocument): string[] =>
  blocks
    .flatMap((block) => {
      switch (block.kind) {
        case 'heading':
        case 'recommendation':
        case 'source':
        case 'paragraph':
          return [block.text]
        case 'list':
          return block.items
        case 'note':
          return [`${block.label}: ${block.text}`]
        case 'definitions':
          return block.entries.flatMap(({ term, meaning }) => [term, meaning])
        default:
          return []
      }
    })
    .map(plain)

export const printedFootnotes = ({ blocks }: ReportDocument): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' || block.kind === 'list'
      ? (block.footnotes ?? []).map(({ text }) => text)
      : [],
  )
