/** What the check for signs of a person knows of an inspection: its references, and names that are nobody's. */
import type { KnownToWriter } from '#engine/caseload/personal-in-prose.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'

export async function knownToWriter(
  db: Reader,
  inspection: InspectionThing,
  framework: Framework,
): Promise<KnownToWriter> {
  return {
    references: await referencesOf(db, inspection, framework),
    allowed: [inspection.serviceName, inspection.serviceArea],
    on: inspection.fieldworkFrom ?? inspection.announcedOn,
  }
}

/** The references that inspectors meet: of the cases that are assessed here, and of their case managers. */
async function referencesOf(db: Reader, inspection: InspectionThing, framework: Framework) {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('a.inspection_id', '=', inspection.id)
    .select(['c.case_ref', 'c.values'])
    .execute()
  const columns = framework.caseload.columns.filter((column) => column.kind === 'reference')
  return rows.flatMap(({ case_ref, values }) => [
    case_ref,
    ...columns.map(({ id }) => (values as Record<string, string>)[id] ?? ''),
  ])
}
