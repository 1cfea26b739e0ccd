/** The first page of a DOCX: title, status, the rating on its scale, and the facts. */
import { BorderStyle, type FileChild, HeadingLevel, ImageRun, Paragraph, Tab, TextRun } from 'docx'
import { coverOf } from '#engine/report/cover.ts'
import { documentFacts, issuedWords } from '../cover-facts.ts'
import { drawingAsPng } from '../drawing-png.ts'
import type { Source } from '../issued.ts'
import { drawScale, scaleInWords } from '../rating-scale.ts'
import { ink } from './look.ts'

const aboveTitle = 2400

export function coverDocx(source: Source): FileChild[] {
  const cover = coverOf(source.document)
  const scale = drawScale(cover)
  return [
    new Paragraph({
      style: 'CoverLine',
      text: cover.inspectorate ?? '',
      spacing: { after: aboveTitle },
      border: { bottom: { style: BorderStyle.SINGLE, size: 24, color: ink, space: 6 } },
    }),
    new Paragraph({ heading: HeadingLevel.TITLE, text: cover.title }),
    new Paragraph({ style: 'CoverLine', text: cover.inspection }),
    new Paragraph({
      spacing: { after: 480 },
      children: [new TextRun({ text: issuedWords(source.issued), bold: true })],
    }),
    ...(scale
      ? [
          new Paragraph({
            spacing: { after: 480 },
            children: [
              new ImageRun({
                type: 'png',
                data: drawingAsPng(scale.svg.toString()),
                transformation: { width: scale.width * 1.4, height: scale.height * 1.4 },
                altText: { name: 'scale', title: 'Overall rating', description: scaleInWords(cover) },
              }),
            ],
          }),
        ]
      : []),
    ...documentFacts(source.document).map(
      ({ label, value }) =>
        new Paragraph({
          style: 'CoverFact',
          children: [new TextRun({ text: label, bold: true }), new TextRun({ children: [new Tab(), value] })],
        }),
    ),
  ]
}
