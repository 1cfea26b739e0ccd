/** A report as the data that the PDF's template reads: texts in order, footnotes in their places, tables as rows. */
import { coverOf } from '#engine/report/cover.ts'
import { chartCaption, chartInWords, drawChart } from '../bands-chart.ts'
import { columnWidths, textWidth } from '../column-widths.ts'
import { documentFacts, issuedMark, issuedWords } from '../cover-facts.ts'
import { type Flow, flowOf } from '../flow.ts'
import { itemPieces, pieces } from '../footnotes.ts'
import { dayOf, type Source } from '../issued.ts'
import { type PrintCell, type PrintTable, printTable } from '../print-table.ts'
import { drawScale, scaleInWords, shadeOf } from '../rating-scale.ts'

export function pdfData(source: Source) {
  const { document, issued } = source
  const [year, month, day] = dayOf(source).split('-').map(Number)
  return {
    title: document.title,
    cover: coverData(source),
    mark: issuedMark(issued),
    day: { year, month, day },
    blocks: flowOf(document.blocks).map(blockData),
  }
}

function coverData(source: Source): object {
  const cover = coverOf(source.document)
  const scale = drawScale(cover)
  return {
    by: cover.inspectorate ? [cover.inspectorate] : [],
    inspection: cover.inspection,
    issued: issuedWords(source.issued),
    scale: scale ? [{ svg: scale.svg.toString(), width: textWidth, alt: scaleInWords(cover) }] : [],
    facts: documentFacts(source.document),
  }
}

/** A short last word goes to the next line with the word before it, not alone. */
const withoutLoneWord = (text: string): string => text.replace(/ (?=\S{1,7}$)/, '\u00a0')

function blockData(block: Flow): object {
  if (Array.isArray(block))
    return { kind: 'recommendations', start: block[0]!.number, items: block.map(({ text }) => text) }
  switch (block.kind) {
    // The template numbers footnotes by itself, in the same order.
    case 'paragraph':
      return { kind: 'paragraph', pieces: pieces(withoutLoneWord(block.text), block.footnotes) }
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

const cellData = ({ text, strong, rating, under }: PrintCell): object => ({
  text,
  ...(strong ? { strong } : {}),
  ...(rating ? { rating: shadeOf(rating) } : {}),
  ...(under ? { under } : {}),
})

/** In points, at the size that tables are set in. */
const letter = 4.9

function tableData({ id, caption, head, rows }: PrintTable): object {
  return {
    kind: 'table',
    id,
    caption,
    widths: columnWidths({ head, rows }, letter),
    right: head.map((cell) => cell.numeric ?? false),
    head: head.map(({ text }) => ({ text })),
    rows: rows.map((row) => row.map(cellData)),
  }
}
