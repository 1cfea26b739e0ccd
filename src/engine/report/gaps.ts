/** What a report still lacks before it can be approved. */
import { standardsInOrder } from '../framework/find.ts'
import { bindingFaults } from './bindings.ts'
import { unknownMarks } from './marks.ts'
import type { ReportMaterial } from './material.ts'
import { noRecommendations, sectionOfStandard, sectionsOf } from './sections.ts'

/** `section` is where to mend it: a section's id, "recommendations", or null where no section holds it. */
export type Gap = { section: string | null; message: string }

export function gapsOf(material: ReportMaterial): Gap[] {
  const { framework, figures, sections } = material
  const empty = (section: string) => (sections[section] ?? '').trim() === ''
  const gaps: Gap[] = []
  if (empty('executive-summary'))
    gaps.push({ section: 'executive-summary', message: 'Write the executive summary' })
  if (material.recommendations.length === 0 && empty(noRecommendations))
    gaps.push({
      section: 'recommendations',
      message: 'Make at least one recommendation, or say why the report makes none',
    })
  for (const standard of standardsInOrder(framework)) {
    // Nothing can be found on a module that had no case.
    const rated = figures.rated.standards.find(({ ref }) => ref === standard.ref)?.rating
    if (!rated && !standard.countsToScore) continue
    const section = sectionOfStandard(standard.id)
    if (empty(section))
      gaps.push({ section, message: `Write the findings on ${standard.ref} ${standard.name}` })
  }
  gaps.push(...unfilled(material), ...outdatedTables(material))
  for (const mark of unknownMarks(material))
    gaps.push(
      mark === 'meetings'
        ? { section: 'meetings', message: 'Enter how many meetings were held' }
        : {
            section: null,
            message: `The methodology needs a figure that is not known: ${mark.replaceAll('-', ' ')}`,
          },
    )
  return gaps
}

/** Bindings that give nothing, wherever they are written. */
function unfilled(material: ReportMaterial): Gap[] {
  const { framework, sections, recommendations } = material
  const texts = [
    ...sectionsOf(framework).map(({ id, title }) => ({ section: id, title, text: sections[id] ?? '' })),
    ...recommendations.map(({ number, text }) => ({
      section: 'recommendations',
      title: `Recommendation ${number}`,
      text,
    })),
  ]
  return texts.flatMap(({ section, title, text }) =>
    bindingFaults(material, text).map(({ line, binding, message }) => ({
      section,
      message: `${title}, line ${line}: ${binding} cannot be filled. ${message}`,
    })),
  )
}

/** A table that counts the cases of an earlier result is not printed: somebody must choose it anew, or take it out. */
const outdatedTables = ({ groupTables = [], figures }: ReportMaterial): Gap[] =>
  groupTables
    .filter(({ result }) => result !== figures.version)
    .map(({ label, kindLabel }) => ({
      section: 'diversity',
      message: `The table by groups (${label}, ${kindLabel}) counts the cases of an earlier result: choose it again, or take it out`,
    }))
