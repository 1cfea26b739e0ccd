/** How well a row of a file fits the headings of a caseload: how many of the framework's columns it names. */
import { matchHeadings } from '#engine/caseload/headings.ts'
import { caseKindById } from '#engine/framework/find.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import type { ScoreHeadings } from '#platform/files/table.ts'

export function scoreHeadings(framework: Framework, kind: CaseKind | string): ScoreHeadings {
  const found = typeof kind === 'string' ? caseKindById(framework, kind)! : kind
  return (cells) => matchHeadings(framework, found, cells).at.size
}
