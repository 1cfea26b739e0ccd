/** Practice examples as they stand: the newest version of each. Read by casework, which writes them, and the report. */
import { sql } from 'kysely'
import type { Reader } from '#platform/audit/action.ts'

export interface PracticeExample {
  id: string
  assessment: string
  inspection: string
  /** The key question's id. */
  question: string
  quality: 'good' | 'poor'
  version: number
  body: string
  notPersonal: string | null
  withdrawn: boolean
  byId: string
  by: string
  at: Date
  /** The sections of the report that it went into. */
  usedIn: string[]
}

function newest(db: Reader) {
  return db
    .selectFrom('practice_example as e')
    .innerJoin('assessment as a', 'a.id', 'e.assessment_id')
    .innerJoin('person as p', 'p.id', 'e.written_by')
    .innerJoin('practice_example_version as v', 'v.example_id', 'e.id')
    .where('v.version', '=', (eb) =>
      eb
        .selectFrom('practice_example_version as n')
        .whereRef('n.example_id', '=', 'e.id')
        .select((n) => n.fn.max('n.version').as('version')),
    )
    .select([
      'e.id',
      'e.assessment_id as assessment',
      'a.inspection_id as inspection',
      'e.question',
      'v.quality',
      'v.version',
      'v.body',
      'v.not_personal as notPersonal',
      'v.withdrawn',
      'e.written_by as byId',
      'p.name as by',
      'v.written_at as at',
      sql<string[]>`array(select distinct u.section from practice_example_use u
        where u.example_id = e.id order by u.section)`.as('usedIn'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof newest>['execute']>>[number]
const read = (row: Row): PracticeExample => ({ ...row, quality: row.quality as PracticeExample['quality'] })

/**
 * The examples of an inspection, oldest first, without those of a case that the reader still assesses beside
 * somebody else: neither view may colour the other.
 */
export async function examplesOf(db: Reader, inspection: string, reader: string): Promise<PracticeExample[]> {
  const rows = await newest(db)
    .where('a.inspection_id', '=', inspection)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('assessment as o')
            .whereRef('o.case_id', '=', 'a.case_id')
            .whereRef('o.id', '<>', 'a.id')
            .where('o.assessor_id', '=', reader)
            .where((e) => e.or([e('o.completed_at', 'is', null), e('a.completed_at', 'is', null)]))
            .select('o.id'),
        ),
      ),
    )
    .orderBy('e.created_at')
    .orderBy('e.id')
    .execute()
  return rows.map(read)
}

export async function exampleById(db: Reader, id: string): Promise<PracticeExample | undefined> {
  const row = await newest(db).where('e.id', '=', id).executeTakeFirst()
  return row && read(row)
}
