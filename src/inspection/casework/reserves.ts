/** The cases that would replace a drawn one that cannot be assessed, in the order in which they were drawn. */
import type { Reader } from '#platform/audit/action.ts'

export interface Reserve {
  caseRef: string
  caseKind: string
  position: number
}

/** Of the newest sample of each kind. */
export async function reservesOf(db: Reader, inspectionId: string): Promise<Reserve[]> {
  const newest = db
    .selectFrom('sample')
    .where('inspection_id', '=', inspectionId)
    .distinctOn('case_kind')
    .select('id')
    .orderBy('case_kind')
    .orderBy('version', 'desc')
  return (
    db
      .selectFrom('sample_case as r')
      .innerJoin('sample as s', 's.id', 'r.sample_id')
      .innerJoin('caseload_case as c', 'c.id', 'r.case_id')
      .where('r.sample_id', 'in', newest)
      .where('r.part', '=', 'reserve')
      // Those that stepped in already are cases like any other.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('case_left as l')
              .whereRef('l.sample_id', '=', 'r.sample_id')
              .whereRef('l.replaced_by', '=', 'r.case_id')
              .select('l.case_id'),
          ),
        ),
      )
      .select(['c.case_ref as caseRef', 's.case_kind as caseKind', 'r.position'])
      .orderBy('s.case_kind')
      .orderBy('r.position')
      .execute()
  )
}
