/** Alerts with their words, whom to phone, and the cases an alert can be about. */
import { sql } from 'kysely'
import type { AlertEventKind } from '#engine/casework/alerts/state.ts'
import type { Reader } from '#platform/audit/action.ts'
import { personOnCase } from '#platform/permissions/case-columns.ts'
import { assessmentOfCase, maySeeCase } from '#platform/permissions/case-sight.ts'
import type { Role } from '#platform/permissions/roles.ts'
import { type Contact, type KeptContacts, noContacts } from './contacts.ts'

export async function contactsOf(db: Reader, inspectionId: string): Promise<KeptContacts> {
  const row = await db
    .selectFrom('alert_contacts as k')
    .innerJoin('person as p', 'p.id', 'k.kept_by')
    .where('k.inspection_id', '=', inspectionId)
    .select(['k.version', 'k.contacts', 'k.kept_at as keptAt', 'p.name as keptBy'])
    .orderBy('k.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, contacts: row.contacts as unknown as Contact[] } : noContacts
}

export interface StoryLine {
  kind: AlertEventKind
  who: string | null
  words: string | null
  happenedAt: Date
  nextCheckAt: Date | null
  recordedById: string
  recordedBy: string
  recordedAt: Date
}

/** All that happened to an alert, in the order in which it was recorded. */
export async function storyOf(db: Reader, alertId: string): Promise<StoryLine[]> {
  const rows = await db
    .selectFrom('alert_event as e')
    .innerJoin('person as p', 'p.id', 'e.recorded_by')
    .where('e.alert_id', '=', alertId)
    .select([
      'e.kind',
      'e.who',
      'e.body as words',
      'e.happened_at as happenedAt',
      'e.next_check_at as nextCheckAt',
      'e.recorded_by as recordedById',
      'p.name as recordedBy',
      'e.recorded_at as recordedAt',
    ])
    .orderBy('e.version')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as AlertEventKind }))
}

export interface CaseForAlert {
  id: string
  caseRef: string
  part: string
}

/** Every assessment of the inspection: whatever became of its allocation, an alert about it must get through. */
export async function casesForAlerts(db: Reader, inspectionId: string): Promise<CaseForAlert[]> {
  return cases(db, inspectionId).execute()
}

/** The assessments that a person may look into: those they can choose from. */
export async function casesToChooseFrom(
  db: Reader,
  inspectionId: string,
  person: { id: string },
  roles: ReadonlySet<Role>,
): Promise<CaseForAlert[]> {
  const rows = await cases(db, inspectionId)
    .leftJoin('assessment as o', (join) =>
      join.onRef('o.case_id', '=', 'a.case_id').onRef('o.part', '<>', 'a.part'),
    )
    .select(assessmentOfCase)
    .select(personOnCase(db, sql.val(person.id)))
    .execute()
  return rows.filter((row) => maySeeCase(row, person.id, roles))
}

const cases = (db: Reader, inspectionId: string) =>
  db
    .selectFrom('assessment as a')
    .innerJoin('inspection as i', 'i.id', 'a.inspection_id')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('i.id', '=', inspectionId)
    .select(['a.id', 'c.case_ref as caseRef', 'a.part'])
    .orderBy('c.case_ref')
    .orderBy('a.part')

/** An alert by its id, wherever it is: to tell one that was sent twice from another's. */
export async function alertById(db: Reader, id: string) {
  return db
    .selectFrom('alert')
    .where('id', '=', id)
    .select(['inspection_id as inspectionId', 'assessment_id as assessment', 'severity', 'known'])
    .select(['at_risk as atRisk', 'raised_by as raisedById', 'raised_at as raisedAt'])
    .executeTakeFirst()
}
