/** What stands beside a section while it is written: who else writes, what was proposed and why, what was said. */
import type { Reader } from '#platform/audit/action.ts'

/** So long a save tells others that somebody is writing here. A hint, no lock. */
const minutesOfPresence = 10

export interface Writing {
  section: string
  by: string
  at: Date
}

/** Who else saved which section in the last minutes, the latest of each. */
export async function writingNow(db: Reader, inspection: string, reader: string): Promise<Writing[]> {
  const since = new Date(Date.now() - minutesOfPresence * 60_000)
  return db
    .selectFrom('report_section as s')
    .innerJoin('person as p', 'p.id', 's.written_by')
    .where('s.inspection_id', '=', inspection)
    .where('s.written_by', '<>', reader)
    .where('s.written_at', '>', since)
    .distinctOn(['s.section', 's.written_by'])
    .select(['s.section', 'p.name as by', 's.written_at as at'])
    .orderBy('s.section')
    .orderBy('s.written_by')
    .orderBy('s.written_at', 'desc')
    .execute()
}

/** Why the lead proposed a rating, where a person did: the newest judgement of a standard. */
export async function judgementReasons(db: Reader, inspection: string, standard: string) {
  return db
    .selectFrom('qualitative_judgement as j')
    .innerJoin('person as p', 'p.id', 'j.proposed_by')
    .where('j.inspection_id', '=', inspection)
    .where('j.standard', '=', standard)
    .select(['j.reasons', 'p.name as by', 'j.proposed_at as at'])
    .orderBy('j.version', 'desc')
    .executeTakeFirst()
}

export interface SectionComment {
  id: string
  section: string
  quote: string | null
  body: string
  byId: string
  by: string
  at: Date
  /** How often it was resolved or opened again; 0 where it never was. */
  version: number
  open: boolean
  /** Who resolved or opened it last. */
  setBy: string | null
}

/** Comments of the team, oldest first, in one section or in all. */
export async function sectionComments(
  db: Reader,
  inspection: string,
  section?: string,
): Promise<SectionComment[]> {
  const rows = await db
    .selectFrom('report_comment as c')
    .innerJoin('person as p', 'p.id', 'c.written_by')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('report_comment_state as s')
          .innerJoin('person as q', 'q.id', 's.set_by')
          .whereRef('s.comment_id', '=', 'c.id')
          .select(['s.version', 's.state', 'q.name as setBy'])
          .orderBy('s.version', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .where('c.inspection_id', '=', inspection)
    .$if(section !== undefined, (q) => q.where('c.section', '=', section!))
    .select([
      'c.id',
      'c.section',
      'c.quote',
      'c.body',
      'c.written_by as byId',
      'p.name as by',
      'c.written_at as at',
      'last.version',
      'last.state',
      'last.setBy',
    ])
    .orderBy('c.written_at')
    .orderBy('c.id')
    .execute()
  return rows.map(({ version, state, ...row }) => ({
    ...row,
    version: version ?? 0,
    open: state !== 'resolved',
  }))
}
