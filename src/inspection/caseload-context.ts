/** What the accepted caseload of an inspection is made of, beside the national figures of its time. */
import { sql } from 'kysely'
import { type ComparatorSet, type Comparators, comparatorSet } from '#engine/caseload/comparators.ts'
import { contextOf, countedColumns, type KindContext } from '#engine/caseload/context.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import { comparators } from '#platform/comparators/load.ts'

export interface CaseloadContext {
  /** `acceptedOn`: the day on which the list was taken. */
  kinds: (KindContext & { acceptedOn: string })[]
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
    .select(['id', 'case_kind as kind', 'uploaded_at as at'])
    .orderBy('case_kind')
    .orderBy('version', 'desc')
    .execute()
  const known = comparators()
  const national = comparatorSet(known, inspection.announcedOn)
  const /** `acceptedOn`: the day on which the list was taken. */
    kinds: (KindContext & { acceptedOn: string })[] = []
  for (const kind of framework.caseKinds) {
    const upload = uploads.find((one) => one.kind === kind.id)
    if (!upload) continue
    const { cases, tallies } = await talliesOf(db, upload.id, framework)
    const context = contextOf(framework, kind, cases, tallies, national)
    kinds.push({ ...context, acceptedOn: upload.at.toISOString().slice(0, 10) })
  }
  return { kinds, national, comparators: known }
}

/** Counted by the database, however many cases there are. */
async function talliesOf(db: Reader, upload: string, framework: Framework) {
  const tallies = new Map<string, Map<string, number>>()
  for (const { id } of countedColumns(framework)) {
    const rows = await db
      .selectFrom('caseload_case')
      .where('upload_id', '=', upload)
      .select((eb) => [
        sql<string>`coalesce("values" ->> ${id}, '')`.as('value'),
        eb.fn.countAll<number>().as('cases'),
      ])
      .groupBy('value')
      .execute()
    tallies.set(id, new Map(rows.map(({ value, cases }) => [value, cases])))
  }
  // Every case has a value in every column, blank or not.
  const [first] = tallies.values()
  return { cases: [...(first?.values() ?? [])].reduce((sum, one) => sum + one, 0), tallies }
}
