/** A report as the data that the PDF's template reads: texts in order, footnotes in their places, tables as rows. */
import type { RatingWord } from '#engine/report/document.ts'
import { chartCaption, chartInWords, drawChart } from '../bands-chart.ts'
import { facts, issuedWords } from '../facts.ts'
import { type Flow, flowOf } from '../flow.ts'
import { itemPieces, pieces } from '../footnotes.ts'
import { dayOf, type Source } from '../issued.ts'
import { type PrintCell, type PrintTable, printTable } from '../print-table.ts'

const shades = 4

export function pdfData(source: Source) {
  const { document, issued } = source
  const [year, month, day] = dayOf(source).split('-').map(Number)
  return {
    title: document.title,
    facts: [facts(document)],
    issued: [issuedWords(issued)],
    mark: issued.state === 'published' ? `Edition ${issued.edition}` : 'Not published',
    day: { year, month, day },
    blocks: flowOf(document.blocks).map(blockData),
  }
}

function blockData(block: Flow): object {
  if (Array.isArray(block))
    return { kind: 'recommendations', start: block[0]!.number, items: block.map(({ text }) => text) }
  switch (block.kind) {
    // The template numbers footnotes by itself, in the same order.
    case 'paragraph':
      return { kind: 'paragraph', pieces: pieces(block.text, block.footnotes) }
    case 'list':
      return { kind: 'list', items: itemPieces(block, 1) }
    case 'table':
    case 'ratings-table':
    case 'key-question-table':
      return tableData(printTable(block))
    case 'chart': {
      const { svg, width } = drawChart(block)
      const onPaper = 0.85
      return {
        kind: 'chart',
        svg: svg.toString(),
        width: width * onPaper,
        alt: `${block.title}. ${chartInWords(block)}.`,
        caption: chartCaption(block),
      }
    }
    default:
      return block
  }
}

const step = ({ score, highest }: RatingWord): number =>
  highest === 0 ? 0 : Math.round((score / highest) * (shades - 1))

const cellData = ({ text, strong, rating, under }: PrintCell): object => ({
  text,
  ...(strong ? { strong } : {}),
  ...(rating ? { rating: step(rating) } : {}),
  ...(under ? { under } : {}),
})

/** Columns of figures are as wide as their figures; those of words share the rest, by the longest of them. */
function tableData({ id, caption, head, rows }: PrintTable): object {
  const widths = head.map((cell, column) => {
    if (cell.numeric) return 'auto'
    const longest = Math.max(...[head, ...rows].map((row) => row[column]?.text.length ?? 0))
    return Math.min(Math.max(longest, 14), 40)
  })
  return {
    kind: 'table',
    id,
    caption,
    widths,
    right: head.map((cell) => cell.numeric ?? false),
    head: head.map(({ text }) => ({ text })),
    rows: rows.map((row) => row.map(cellData)),
  }
}
