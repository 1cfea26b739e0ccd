/** What the accepted caseload of an inspection is made of, beside the national figures of its time. */
import { type ComparatorSet, type Comparators, comparatorSet } from '#engine/caseload/comparators.ts'
import { contextOf, type KindContext } from '#engine/caseload/context.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import { comparators } from '#platform/comparators/load.ts'

export interface CaseloadContext {
  kinds: KindContext[]
  national: ComparatorSet | null
  comparators: Comparators
}

/** Of the newest accepted version of each kind; a kind without one is left out. */
export async function caseloadContext(
  db: Reader,
  inspection: { id: string; announcedOn: string | null },
  framework: Framework,
): Promise<CaseloadContext> {
  const uploads = await db
    .selectFrom('caseload_upload')
    .distinctOn('case_kind')
    .where('inspection_id', '=', inspection.id)
    .select(['id', 'case_kind as kind'])
    .orderBy('case_kind')
    .orderBy('version', 'desc')
    .execute()
  const known = comparators()
  const national = comparatorSet(known, inspection.announcedOn)
  const kinds: KindContext[] = []
  for (const kind of framework.caseKinds) {
    const upload = uploads.find((one) => one.kind === kind.id)
    if (!upload) continue
    const rows = await db
      .selectFrom('caseload_case')
      .where('upload_id', '=', upload.id)
      .select('values')
      .execute()
    const cases = rows.map(({ values }) => ({ values: values as Record<string, string> }))
    kinds.push(contextOf(framework, kind, cases, national))
  }
  return { kinds, national, comparators: known }
}
