/** Composes a report: figures, ratings and words become one document tree. Pure; calculates nothing anew. */
import { annexes } from './annexes.ts'
import { bandsChart } from './bands-chart.ts'
import { contextSection } from './context-section.ts'
import { coverBlock, titleOf } from './cover.ts'
import type { Block, ReportDocument } from './document.ts'
import { groupTableBlocks } from './group-tables-section.ts'
import { fillMarks, marksOf } from './marks.ts'
import type { ReportMaterial } from './material.ts'
import { panelNotes } from './panel-record.ts'
import { ratingsNotes, ratingsTable } from './ratings-table.ts'
import { recommendationBlocks } from './recommendations-section.ts'
import { sectionOfDomain } from './sections.ts'
import { standardSection } from './standard-section.ts'
import { textBlocks } from './text-blocks.ts'
import { writtenBlocks } from './written-blocks.ts'

/** What is still missing (`gapsOf`) leaves its place empty: a draft can be read at any time. */
export function composeReport(material: ReportMaterial): ReportDocument {
  const { framework, figures, inspection } = material
  const marks = marksOf(material)
  const about = framework.report.texts['about-the-inspection']
  const blocks: Block[] = [
    coverBlock(material),
    { kind: 'heading', level: 2, id: 'ratings', text: 'Ratings' },
    ratingsTable(framework, figures.rated),
    ...panelNotes(figures.rated),
    ...ratingsNotes(framework, figures.rated),
    { kind: 'heading', level: 2, id: 'executive-summary', text: 'Executive summary' },
    ...writtenBlocks(material, 'executive-summary', 3),
    { kind: 'heading', level: 2, id: 'recommendations', text: 'Recommendations' },
    ...recommendationBlocks(material),
    { kind: 'heading', level: 2, id: 'background', text: 'Background' },
    ...(about ? textBlocks(fillMarks(about, marks)) : []),
    ...writtenBlocks(material, 'background', 3),
    ...contextSection(framework, material.context),
    ...framework.domains.flatMap((domain): Block[] => {
      const standards = domain.standards.flatMap((standard) => standardSection(material, standard))
      return [
        { kind: 'heading', level: 2, id: `domain-${domain.id}`, text: `${domain.ref}. ${domain.name}` },
        ...bandsChart(framework, domain, standards),
        ...writtenBlocks(material, sectionOfDomain(domain.id), 3),
        ...standards,
      ]
    }),
    ...diversity(material),
    ...annexes(material, marks),
    {
      kind: 'source',
      text: `Every rating and figure in this report comes from one result (version ${figures.version}, digest ${figures.digest}) under ${framework.title}, version ${framework.version}.`,
    },
  ]
  return {
    title: titleOf(inspection.service),
    service: inspection.service,
    area: inspection.area,
    framework: { id: framework.id, version: framework.version, title: framework.title },
    fieldwork: inspection.fieldwork,
    blocks,
    figures,
  }
}

/** Printed where something is written of it, or a table put into it. */
function diversity(material: ReportMaterial): Block[] {
  const { framework, figures, groupTables = [] } = material
  const blocks = [
    ...writtenBlocks(material, 'diversity', 3),
    ...groupTableBlocks(
      framework,
      groupTables.filter(({ result }) => result === figures.version),
    ),
  ]
  if (blocks.length === 0) return []
  return [{ kind: 'heading', level: 2, id: 'diversity', text: 'Diversity' }, ...blocks]
}
