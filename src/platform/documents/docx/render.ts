/** A report as DOCX, to be edited and commented on: real headings, contents, footnotes, and tables with headings. */
import {
  Bookmark,
  Document,
  type FileChild,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import type { ChartBlock } from '#engine/report/document.ts'
import { storableText } from '../../files/write-workbook.ts'
import { chartCaption, chartInWords, drawChart } from '../bands-chart.ts'
import { drawingAsPng } from '../drawing-png.ts'
import { type Flow, flowOf } from '../flow.ts'
import { footnoteNumbers, itemPieces, type Piece, pieces } from '../footnotes.ts'
import { dayOf, type Source } from '../issued.ts'
import { printTable } from '../print-table.ts'
import { coverDocx } from './cover.ts'
import { styles } from './look.ts'
import { sameBytes } from './same-bytes.ts'
import { tableDocx } from './tables.ts'

const levels = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const

export async function renderDocx(source: Source): Promise<Uint8Array> {
  const read = storable(source)
  const { document } = read
  const first = footnoteNumbers(document.blocks)
  const notes: Record<number, { children: Paragraph[] }> = {}
  const inline = (cut: readonly Piece[]) =>
    cut.map((piece) => {
      if ('text' in piece) return new TextRun(piece.text)
      notes[piece.number] = { children: [new Paragraph(piece.note)] }
      return new FootnoteReferenceRun(piece.number)
    })
  const body = flowOf(document.blocks).flatMap((block) =>
    blockDocx(block, inline, Array.isArray(block) ? 1 : (first.get(block) ?? 1)),
  )
  const made = new Document({
    title: document.title,
    creator: 'Plumbline',
    lastModifiedBy: 'Plumbline',
    styles,
    numbering: { config: [recommendations] },
    footnotes: notes,
    sections: [
      {
        properties: { page: { margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } } },
        footers: { default: pageNumbers() },
        children: [
          ...coverDocx(read),
          new Paragraph({ style: 'ContentsHeading', text: 'Contents', pageBreakBefore: true }),
          // Filled in from the headings. Page numbers come when the reader updates it: only their program knows pages.
          new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2', beginDirty: false }),
          ...body,
        ],
      },
    ],
  })
  return sameBytes(await Packer.toBuffer(made), dayOf(source))
}

const storable = (source: Source): Source =>
  JSON.parse(JSON.stringify(source), (_, value) => (typeof value === 'string' ? storableText(value) : value))

const recommendations = {
  reference: 'recommendations',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      style: { paragraph: { indent: { left: 480, hanging: 480 } } },
    },
  ],
}

const pageNumbers = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: 'right',
        children: [
          new TextRun({
            size: 18,
            children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

type Inline = (cut: readonly Piece[]) => (TextRun | FootnoteReferenceRun)[]

function blockDocx(block: Flow, inline: Inline, firstNote: number): FileChild[] {
  if (Array.isArray(block))
    return block.map(
      ({ text }) => new Paragraph({ text, numbering: { reference: 'recommendations', level: 0 } }),
    )
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[block.level],
          pageBreakBefore: block.level === 2,
          children: [new Bookmark({ id: block.id, children: [new TextRun(block.text)] })],
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ children: inline(pieces(block.text, block.footnotes, firstNote)) })]
    case 'list':
      return itemPieces(block, firstNote).map(
        (item) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 80 }, children: inline(item) }),
      )
    case 'table':
    case 'ratings-table':
    case 'key-question-table':
      return tableDocx(printTable(block))
    case 'chart':
      return chartDocx(block)
    case 'note':
      return [
        new Paragraph({
          children: [new TextRun({ text: `${block.label}: `, bold: true }), new TextRun(block.text)],
        }),
      ]
    case 'definitions':
      return block.entries.map(
        ({ term, meaning }) =>
          new Paragraph({
            children: [new TextRun({ text: term, bold: true }), new TextRun({ text: meaning, break: 1 })],
          }),
      )
    case 'source':
      return [new Paragraph({ style: 'Source', text: block.text })]
  }
}

function chartDocx(chart: ChartBlock): FileChild[] {
  const { svg, width, height } = drawChart(chart)
  const image = new ImageRun({
    type: 'png',
    data: drawingAsPng(svg.toString()),
    transformation: { width: width * 1.2, height: height * 1.2 },
    altText: { name: chart.id, title: chart.title, description: `${chart.title}. ${chartInWords(chart)}.` },
  })
  return [
    new Paragraph({ children: [image], keepNext: true }),
    new Paragraph({ style: 'Source', text: chartCaption(chart) }),
  ]
}
