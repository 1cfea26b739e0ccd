/** What a document says, apart from how it is printed: the measure for every form. */
import { coverOf } from '#engine/report/cover.ts'
import type { ReportDocument } from '#engine/report/document.ts'
import { documentFacts } from '#platform/documents/cover-facts.ts'
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

/** The first page: what is inspected, then each fact by its name. */
export const printedCover = (document: ReportDocument): string[] => [
  document.title,
  coverOf(document).inspection,
  ...documentFacts(document).flatMap(({ label, value }) => [label, value]),
]

/** Every sentence, heading and item outside the tables, in the order of reading. */
export const printedWords = (document: ReportDocument): string[] =>
  document.blocks
    .flatMap((block) => {
      switch (block.kind) {
        case 'cover':
          return printedCover(document)
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
