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
import { columnWidths, textWidth } from '../column-widths.ts'
import type { PrintCell, PrintTable } from '../print-table.ts'
import { ratingShades, shadeOf } from '../rating-scale.ts'
import { grey, ink } from './look.ts'

const twentieths = 20

/** In points, at the size that tables are set in. */
const letter = 5.5

export function tableDocx({ caption, head, rows }: PrintTable): FileChild[] {
  const widths = columnWidths({ head, rows }, letter).map((width) => Math.floor(width * twentieths))
  const cells = (row: readonly PrintCell[], heading: boolean) =>
    row.map((cell, at) => cellDocx(cell, widths[at]!, heading, head[at]?.numeric ?? false))
  return [
    new Paragraph({ style: 'Caption', text: caption }),
    new Table({
      width: { size: textWidth * twentieths, type: WidthType.DXA },
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
