/** A standard in the report: its rating, the figures behind it, the panel's reason, and what the lead found. */
import type { Standard } from '../framework/shape.ts'
import type { RatedStandard } from '../rating/rated.ts'
import type { Block } from './document.ts'
import { keyQuestionTable, printsCounts, ratedKeyQuestion } from './key-question-table.ts'
import { assessedCases } from './marks.ts'
import type { ReportMaterial } from './material.ts'
import { panelAtStandard } from './panel-record.ts'
import { spokenFigure } from './printed-figure.ts'
import { sectionOfStandard } from './sections.ts'
import { writtenBlocks } from './written-blocks.ts'

export function standardSection(material: ReportMaterial, standard: Standard): Block[] {
  const { framework, figures } = material
  const outcome = figures.rated.standards.find(({ ref }) => ref === standard.ref)
  const cases = standard.caseKind ? assessedCases(material, standard.caseKind) : null
  const table = keyQuestionTable(framework, figures.rated, standard, cases)
  return [
    { kind: 'heading', level: 3, id: standard.id, text: `${standard.ref} ${standard.name}` },
    { kind: 'paragraph', text: standard.statement },
    ...ratingBlocks(material, outcome, printsCounts(framework, cases)),
    ...(table ? [table] : []),
    ...panelAtStandard(material.panel, standard.id, outcome),
    ...writtenBlocks(material, sectionOfStandard(standard.id), 4),
  ]
}

function ratingBlocks(
  material: ReportMaterial,
  outcome: RatedStandard | undefined,
  asCounts: boolean,
): Block[] {
  const { rated } = material.figures
  if (!outcome?.rating) {
    const why = rated.notRated.find((one) => one.ref === outcome?.ref)?.reason ?? ''
    return [{ kind: 'note', label: 'Rating', text: `Not rated. ${why}`.trim() }]
  }
  const lowest = outcome.lowest && ratedKeyQuestion(rated, outcome.lowest.ref)
  const basis = lowest
    ? ` The lowest answer, to question ${lowest.ref}, is ${spokenFigure(lowest, asCounts)}.`
    : ''
  return [{ kind: 'note', label: 'Rating', text: `${outcome.rating}.${basis}` }]
}
