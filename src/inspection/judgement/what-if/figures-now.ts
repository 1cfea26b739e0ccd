/** By what it shows that the figures of an inspection have changed, without reading them. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#engine/framework/digest.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { InspectionRow } from './inspected.ts'

/**
 * Names the figures of these inspections as they are now. Figures rest on tables that only ever grow, so how many rows
 * each has says whether anything came to them.
 */
export async function digestOfFigures(db: Reader, inspections: readonly InspectionRow[]): Promise<string> {
  const ids = inspections.map(({ id }) => id)
  const grown = sql<string>`concat_ws(' ', i.id, i.stage,
    (select count(*) from answer x join assessment a on a.id = x.assessment_id where a.inspection_id = i.id),
    (select count(*) from completion x join assessment a on a.id = x.assessment_id where a.inspection_id = i.id),
    (select count(*) from reopening x join assessment a on a.id = x.assessment_id where a.inspection_id = i.id),
    (select count(*) from reconciliation x join assessment a on a.id = x.assessment_id where a.inspection_id = i.id),
    (select count(*) from assessment x where x.inspection_id = i.id),
    (select count(*) from case_left x join sample s on s.id = x.sample_id where s.inspection_id = i.id),
    (select count(*) from sample_draw x join sample s on s.id = x.sample_id where s.inspection_id = i.id),
    (select count(*) from caseload_upload x where x.inspection_id = i.id),
    (select count(*) from qualitative_judgement x where x.inspection_id = i.id),
    (select count(*) from meeting_decision x join panel_meeting m on m.id = x.meeting_id where m.inspection_id = i.id),
    (select count(*) from panel_decision x where x.inspection_id = i.id),
    (select count(*) from panel_end x join panel_meeting m on m.id = x.meeting_id where m.inspection_id = i.id),
    (select count(*) from result x where x.inspection_id = i.id))`
  const rows = await db
    .selectFrom('inspection as i')
    .where((eb) => eb('i.id', '=', eb.fn.any(eb.val(ids))))
    .select(grown.as('grown'))
    .orderBy('i.id')
    .execute()
  return digestOf(rows.map((row) => row.grown))
}

/** Names the answer to a “what if” over figures. */
export const digestOfAnswer = (figures: string, rules: Rules, frameworks: readonly Framework[]): string =>
  digestOf({ figures, rules, frameworks: frameworks.map((one) => [one.id, one.version]) })

const digestOf = (about: unknown): string =>
  createHash('sha256').update(canonicalJson(about), 'utf8').digest('base64url')
