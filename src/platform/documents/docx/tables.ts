/** Tables of a report as DOCX: the row of headings comes again on every page, and the first column is marked as headings. */
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { PrintCell, PrintTable } from '../print-table.ts'
import { ratingShades, shadeOf } from '../rating-scale.ts'
import { grey, ink } from './look.ts'

/** Twentieths of a point between the margins of an A4 page. */
const textWidth = 9070

export function tableDocx({ caption, head, rows }: PrintTable): FileChild[] {
  const widths = columnWidths(head, rows)
  const cells = (row: readonly PrintCell[], heading: boolean) =>
    row.map((cell, at) => cellDocx(cell, widths[at]!, heading, head[at]?.numeric ?? false))
  return [
    new Paragraph({ style: 'Caption', text: caption }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
      borders: {
        top: { style: BorderStyle.NONE },
        left: { style: BorderStyle.NONE },
        right: { style: BorderStyle.NONE },
        insideVertical: { style: BorderStyle.NONE },
        bottom: { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' },
        insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' },
      },
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, true) }),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
      ],
    }),
    new Paragraph({ text: '', spacing: { after: 120 } }),
  ]
}

function columnWidths(head: PrintCell[], rows: PrintCell[][]): number[] {
  const shares = head.map((cell, column) => {
    if (cell.numeric) return 18
    const longest = Math.max(...[head, ...rows].map((row) => row[column]?.text.length ?? 0))
    return Math.min(Math.max(longest, 22), 60)
  })
  const sum = shares.reduce((all, one) => all + one, 0)
  return shares.map((share) => Math.floor((share / sum) * textWidth))
}

function cellDocx(cell: PrintCell, width: number, heading: boolean, right: boolean): TableCell {
  const alignment = right ? AlignmentType.RIGHT : AlignmentType.LEFT
  const bold = heading || Boolean(cell.strong) || cell.rating !== undefined
  const line = (text: string, run: object) =>
    new Paragraph({
      alignment,
      spacing: { before: 40, after: 40, line: 240, lineRule: LineRuleType.AUTO },
      children: [new TextRun({ text, size: 20, ...run })],
    })
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell.rating
      ? { shading: { type: ShadingType.CLEAR, fill: ratingShades[shadeOf(cell.rating)]!.slice(1) } }
      : {}),
    ...(heading ? { borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: ink } } } : {}),
    children: [
      line(cell.text, { bold }),
      ...(cell.under ? [line(cell.under, { size: 18, color: grey })] : []),
    ],
  })
}
