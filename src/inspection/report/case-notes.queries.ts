/** What was written in cases of a kind, as far as whoever asks may look into each of them. */
import { sql } from 'kysely'
import type { Reader } from '#platform/audit/action.ts'
import { personOnCase } from '#platform/permissions/case-columns.ts'
import { assessmentOfCase, type CaseRow, hidesCase, maySeeCase } from '#platform/permissions/case-sight.ts'
import type { Role } from '#platform/permissions/roles.ts'

export interface CaseNote {
  value: string | null
  note: string
  by: string
}

/** What one assessment says, by question, and what the second one of the same case does. */
export interface NotedCase {
  first: ReadonlyMap<string, CaseNote>
  second: ReadonlyMap<string, CaseNote>
}

export interface Asks {
  id: string
  roles: ReadonlySet<Role>
}

/** @returns by assessment, without cases that may not be looked into; null for whoever must not know of one of them */
export async function caseNotes(
  db: Reader,
  inspectionId: string,
  assessments: readonly string[],
  questions: readonly string[],
  asks: Asks,
): Promise<Map<string, NotedCase> | null> {
  if (assessments.length === 0) return new Map()
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('inspection as i', 'i.id', 'a.inspection_id')
    .leftJoin('assessment as o', (join) =>
      join.onRef('o.case_id', '=', 'a.case_id').onRef('o.part', '<>', 'a.part'),
    )
    .where('a.inspection_id', '=', inspectionId)
    .where('a.id', 'in', assessments)
    .select(['a.id as assessment', 'o.id as other'])
    .select(assessmentOfCase)
    .select(personOnCase(db, sql.val(asks.id)))
    .execute()
  const sights = rows.map((row) => row as typeof row & CaseRow)
  // Whoever reads all other notes knows what the hidden one is about.
  if (sights.some((row) => hidesCase(row, asks.id))) return null
  const seen = sights.filter((row) => maySeeCase(row, asks.id, asks.roles))
  const notes = await newestNotes(
    db,
    seen.flatMap(({ assessment, other }) => (other ? [assessment, other] : [assessment])),
    questions,
  )
  const none: ReadonlyMap<string, CaseNote> = new Map()
  return new Map(
    seen.map(({ assessment, other }) => [
      assessment,
      { first: notes.get(assessment) ?? none, second: (other && notes.get(other)) || none },
    ]),
  )
}

async function newestNotes(db: Reader, assessments: readonly string[], questions: readonly string[]) {
  if (assessments.length === 0) return new Map<string, Map<string, CaseNote>>()
  const rows = await db
    .selectFrom('answer as n')
    .innerJoin('person as p', 'p.id', 'n.answered_by')
    .where('n.assessment_id', 'in', assessments)
    .where('n.question', 'in', questions)
    .distinctOn(['n.assessment_id', 'n.question'])
    .select(['n.assessment_id as assessment', 'n.question', 'n.value', 'n.note', 'p.name as by'])
    .orderBy('n.assessment_id')
    .orderBy('n.question')
    .orderBy('n.version', 'desc')
    .execute()
  const ofCases = new Map<string, Map<string, CaseNote>>()
  for (const { assessment, question, value, note, by } of rows) {
    const own = ofCases.get(assessment) ?? new Map<string, CaseNote>()
    ofCases.set(assessment, own)
    own.set(question, { value, note: note?.trim() ?? '', by })
  }
  return ofCases
}
