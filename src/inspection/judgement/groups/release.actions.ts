/** Putting a table by groups of children into the report: what is printed, by which rule, and by whom. */
import { createHash } from 'node:crypto'
import type { DisclosureRule } from '#engine/disclosure/rule.ts'
import { canonicalJson } from '#engine/framework/digest.ts'
import type { GroupTable } from '#engine/report/group-tables-section.ts'
import { action } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../../hold-inspection.ts'
import { isWritten } from '../../stages.ts'

export interface Release {
  inspection: string
  /** What stood in the report when it was chosen; 0 for nothing. */
  base: number
  table: GroupTable
  rule: DisclosureRule
  framework: { id: string; version: string }
}

/** @throws Problem changed-meanwhile when another version than `base` stands */
export const releaseGroupTable = action('group-table-released', async (db, input: Release, actor) => {
  const { inspection, table, rule, framework } = input
  if (!isWritten(await holdInspection(db, inspection)))
    throw new Problem('stage-closed', 'The report was approved meanwhile, so it can no longer be changed.')
  const { result, ...printed } = table
  const newest = await db
    .selectFrom('group_table_release')
    .where('inspection_id', '=', inspection)
    .where('compared_by', '=', table.by)
    .where('case_kind', '=', table.kind)
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst()
  if ((newest?.version ?? 0) !== input.base) throw new Problem('changed-meanwhile')
  const version = input.base + 1
  const digest = createHash('sha256').update(canonicalJson(printed), 'utf8').digest('hex')
  await db
    .insertInto('group_table_release')
    .values({
      inspection_id: inspection,
      compared_by: table.by,
      case_kind: table.kind,
      version,
      result_version: result,
      printed: JSON.stringify(printed),
      rule: JSON.stringify({ ...rule, framework: framework.id, version: framework.version }),
      digest,
      released_by: actor.id!,
    })
    .execute()
  return {
    stream: `inspection:${inspection}`,
    payload: {
      inspection,
      by: table.by,
      caseKind: table.kind,
      version,
      result,
      questions: [...new Set(table.rows.map(({ ref }) => ref))],
      rule: {
        framework: framework.id,
        version: framework.version,
        hideUpTo: rule.hideUpTo,
        breakDownFrom: rule.breakDownFrom,
      },
      digest,
    },
    result: version,
  }
})
