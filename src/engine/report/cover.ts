/** The cover of a report: who inspected whom, under which standards, when, and the overall rating. */
import type { Framework } from '../framework/shape.ts'
import type { CoverBlock, ReportDocument } from './document.ts'
import type { ReportMaterial } from './material.ts'
import { ratingWord } from './rating-word.ts'

export const titleOf = (service: string): string => `Inspection of ${service}`

/** Whoever published the standards inspects by them. */
const inspectorateOf = ({ documents }: Framework): string | null =>
  documents.find(({ publisher }) => publisher)?.publisher ?? null

export function coverBlock({ framework, figures, inspection }: ReportMaterial): CoverBlock {
  const { rated } = figures
  return {
    kind: 'cover',
    title: titleOf(inspection.service),
    service: inspection.service,
    area: inspection.area,
    inspection: titleOf(framework.inspects),
    inspectorate: inspectorateOf(framework),
    standards: { title: framework.title, version: framework.version },
    fieldwork: inspection.fieldwork,
    overall: ratingWord(framework, rated.overall),
    scale: framework.ratings.toSorted((a, b) => a.score - b.score).map(({ label }) => label),
  }
}

/** The cover of a document, also of one that was stored before documents had one. */
export function coverOf(document: ReportDocument): CoverBlock {
  const own = document.blocks.find((block) => block.kind === 'cover')
  if (own) return own
  const ratings = document.blocks.find((block) => block.kind === 'ratings-table')
  const { title, service, area, framework, fieldwork } = document
  return {
    kind: 'cover',
    title,
    service,
    area,
    inspection: 'Inspection',
    inspectorate: null,
    standards: { title: framework.title, version: framework.version },
    fieldwork,
    overall: ratings?.overall ?? null,
    scale: [],
  }
}

/** As lines, to be checked and compared. */
export function coverText(cover: CoverBlock): string {
  const { title, inspection, inspectorate, area, standards, fieldwork, overall } = cover
  return [
    title,
    inspection,
    `Area: ${area}`,
    `Standards: ${standards.title}, version ${standards.version}`,
    ...(inspectorate ? [`Inspectorate: ${inspectorate}`] : []),
    ...(fieldwork ? [`Fieldwork: ${fieldwork.from} to ${fieldwork.to}`] : []),
    ...(overall ? [`Overall rating: ${overall.label}`] : []),
  ].join('\n')
}
