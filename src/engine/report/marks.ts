/** Fills the marks of the framework's standing texts with what is true of this inspection. */
import { caseKindKey } from '../rating/results.ts'
import type { ReportMaterial } from './material.ts'

export type Marks = ReadonlyMap<string, string>

const mark = /\{([a-z-]+)\}/g

/** Cases of a kind that were assessed, as the result counts them. Never the number that was planned. */
export function assessedCases(material: ReportMaterial, caseKind: string): number | null {
  return (
    material.figures.results.cases[caseKindKey(caseKind)] ??
    material.samples.find((sample) => sample.caseKind === caseKind)?.assessed ??
    null
  )
}

/** The marks that are known, by name. */
export function marksOf(material: ReportMaterial): Marks {
  const { framework } = material
  const marks = new Map<string, string>()
  const know = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') marks.set(name, String(value))
  }
  know('service', material.inspection.service)
  know('meetings', material.sections.meetings?.trim())
  know('case-manager-interviews', material.caseManagerInterviews)
  know('discretion-points', framework.discretion.withinPoints)
  know('small-base', framework.discretion.smallBase)
  know('counts-up-to', framework.report.countsUpTo)
  for (const kind of framework.caseKinds) {
    know(`${kind.id}-cases`, assessedCases(material, kind.id))
    know(`${kind.id}-window`, `${kind.window.fromMonths} to ${kind.window.toMonths}`)
    if (kind.sample.method !== 'formula') continue
    know('confidence-percent', kind.sample.confidencePercent)
    know('margin-points', kind.sample.marginPoints)
  }
  return marks
}

/** A mark that is not known stays in sight, so that nobody takes the sentence for finished. */
export const fillMarks = (text: string, marks: Marks): string =>
  text.replaceAll(mark, (_, name: string) => marks.get(name) ?? `[${name.replaceAll('-', ' ')}: not known]`)

/** The names of marks that a framework's texts use and nothing fills. */
export function unknownMarks(material: ReportMaterial): string[] {
  const marks = marksOf(material)
  const used = Object.values(material.framework.report.texts).flatMap((text) =>
    [...text.matchAll(mark)].map((match) => match[1]!),
  )
  return [...new Set(used)].filter((name) => !marks.has(name))
}
