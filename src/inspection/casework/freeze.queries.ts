/** What closing fieldwork and going back to it rest on. */
import type { CompletedCase } from '#engine/casework/freeze.ts'
import type { Reader } from '#platform/audit/action.ts'
import { type Snapshot, snapshotDigest } from './snapshot.ts'

/** Holds every case of an inspection until this request is over: none is reopened while fieldwork closes. */
export async function holdCases(db: Reader, inspectionId: string): Promise<void> {
  await db
    .selectFrom('assessment')
    .where('inspection_id', '=', inspectionId)
    .select('id')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Every completion with its digest computed from the questions and answers that are stored, one case at a time. */
export async function completionsAnew(db: Reader, inspectionId: string): Promise<CompletedCase[]> {
  const cases = await db
    .selectFrom('assessment')
    .where('inspection_id', '=', inspectionId)
    .select('id')
    .orderBy('id')
    .execute()
  const found: CompletedCase[] = []
  for (const { id } of cases) {
    const rows = await db
      .selectFrom('completion')
      .where('assessment_id', '=', id)
      .select(['version', 'snapshot'])
      .orderBy('version')
      .execute()
    for (const { version, snapshot } of rows)
      found.push({ assessment: id, version, digest: snapshotDigest(snapshot as unknown as Snapshot) })
  }
  return found
}

export async function caseRefsOf(db: Reader, inspectionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .where('a.inspection_id', '=', inspectionId)
    .select(['a.id', 'c.case_ref'])
    .execute()
  return new Map(rows.map((row) => [row.id, row.case_ref]))
}

/** What the panel decided rests on the cases as they were frozen. A meeting that was given up left nothing. */
export async function panelHasDecided(db: Reader, inspectionId: string): Promise<boolean> {
  const inMeeting = await db
    .selectFrom('meeting_decision as d')
    .innerJoin('panel_meeting as m', 'm.id', 'd.meeting_id')
    .leftJoin('panel_end as e', 'e.meeting_id', 'm.id')
    .where('m.inspection_id', '=', inspectionId)
    .where((eb) => eb.or([eb('e.how', 'is', null), eb('e.how', '=', 'concluded')]))
    .select('d.version')
    .limit(1)
    .executeTakeFirst()
  // From before decisions were made in meetings.
  const without = await db
    .selectFrom('panel_decision')
    .where('inspection_id', '=', inspectionId)
    .select('version')
    .limit(1)
    .executeTakeFirst()
  return inMeeting !== undefined || without !== undefined
}
