/** What stands behind a figure: one line for each case that counts, as far as whoever asks may look into it. */
import { sql } from 'kysely'
import type { Reader } from '#platform/audit/action.ts'
import { personOnCase } from '#platform/permissions/case-columns.ts'
import { assessmentOfCase, type CaseRow, hidesCase, maySeeCase } from '#platform/permissions/case-sight.ts'
import type { Role } from '#platform/permissions/roles.ts'

export interface CaseLine {
  assessment: string
  caseRef: string
  assessor: string | null
  /** The first assessment's own answer; null where there is none. */
  value: string | null
  /** Null also where whoever asks may not look into the case. */
  note: string | null
  by: string | null
  at: Date | null
  maySee: boolean
}

/** @returns the lines by assessment; null for whoever assesses one of these cases a second time and must not know */
export async function caseLines(
  db: Reader,
  inspectionId: string,
  question: string,
  person: { id: string },
  roles: ReadonlySet<Role>,
): Promise<Map<string, CaseLine> | null> {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('inspection as i', 'i.id', 'a.inspection_id')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .leftJoin('person as p', 'p.id', 'a.assessor_id')
    .leftJoin('assessment as o', (join) =>
      join.onRef('o.case_id', '=', 'a.case_id').onRef('o.part', '<>', 'a.part'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('answer as n')
          .innerJoin('person as w', 'w.id', 'n.answered_by')
          .whereRef('n.assessment_id', '=', 'a.id')
          .where('n.question', '=', question)
          .select(['n.value', 'n.note', 'n.answered_at as at', 'w.name as by'])
          .orderBy('n.version', 'desc')
          .limit(1)
          .as('given'),
      (join) => join.onTrue(),
    )
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'first')
    .select(['a.id as assessment', 'c.case_ref as caseRef', 'p.name as assessor'])
    .select(['given.value', 'given.note', 'given.at', 'given.by'])
    .select(assessmentOfCase)
    .select(personOnCase(db, sql.val(person.id)))
    .orderBy('c.case_ref')
    .execute()
  const sights = rows.map((row) => row as typeof row & CaseRow)
  // Whoever sees all other answers and their sum sees the hidden one too.
  if (sights.some((row) => hidesCase(row, person.id))) return null
  return new Map(
    sights.map((row) => {
      const maySee = maySeeCase(row, person.id, roles)
      const { assessment, caseRef, assessor, value, at, by } = row
      return [
        assessment,
        { assessment, caseRef, assessor, value, at, by, note: maySee ? row.note : null, maySee },
      ]
    }),
  )
}
