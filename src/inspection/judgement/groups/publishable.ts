/** What of an inspection's groups anyone may read, and what of it stands in the report. */
import { type GroupTables, groupTables, type QuestionTable } from '#engine/disclosure/group-tables.ts'
import { type DisclosureRule, disclosureRule } from '#engine/disclosure/rule.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Results } from '#engine/rating/results.ts'
import type { GroupTable } from '#engine/report/group-tables-section.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { caseloadContext } from '../../caseload-context.ts'
import { type ReleasedTable, releasedTables } from '../../group-tables.ts'
import { casesThatCount } from '../certainty/figures.ts'
import { newestResult } from '../queries.ts'

export interface ToPublish {
  framework: Framework
  rule: DisclosureRule
  tables: GroupTables[]
  /** What the panel left, whose cases are counted; null while it has not concluded. */
  result: { version: number; results: Results } | null
  released: ReleasedTable[]
}

export async function readToPublish(
  db: Reader,
  inspection: InspectionThing,
  framework: Framework,
): Promise<ToPublish> {
  const result = await newestResult(db, inspection.id)
  const context = await caseloadContext(db, inspection, framework)
  return {
    framework,
    rule: disclosureRule(framework),
    tables: groupTables(framework, await casesThatCount(db, framework, inspection.id), context.kinds),
    result: result ? { version: result.version, results: result.results as unknown as Results } : null,
    released: await releasedTables(db, inspection.id),
  }
}

export const releasedFor = ({ released }: ToPublish, { by, kind }: GroupTables): ReleasedTable | undefined =>
  released.find(({ table }) => table.by === by && table.kind === kind)

/** Whether the cases still give the figures that the panel left, so that report and table cannot contradict each other. */
export function agrees({ result }: ToPublish, { ref, rows }: QuestionTable): boolean {
  const figure = result?.results.keyQuestions.find((one) => one.ref === ref)
  const sum = (of: 'yes' | 'of') => rows.reduce((all, row) => all + row[of], 0)
  return (figure?.yes ?? 0) === sum('yes') && (figure?.relevant ?? 0) === sum('of')
}

/** The key questions that could be put into the report. */
export const choosable = (shown: ToPublish, { questions }: GroupTables): QuestionTable[] =>
  questions.filter((one) => one.publishable.rows !== null && agrees(shown, one))

/** The table as it is printed, with these key questions. */
export const printedTable = (shown: ToPublish, of: GroupTables, refs: readonly string[]): GroupTable => ({
  by: of.by,
  label: of.label,
  kind: of.kind,
  kindLabel: of.kindLabel,
  result: shown.result!.version,
  rows: choosable(shown, of)
    .filter(({ ref }) => refs.includes(ref))
    .flatMap(({ ref, publishable }) =>
      publishable.rows!.map(({ groups, total, counts }) => ({ ref, groups, yes: counts[0]!, of: total })),
    ),
})
