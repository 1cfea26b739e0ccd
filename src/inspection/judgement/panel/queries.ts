/** The meetings of an inspection's ratings panel, as the database holds them. */
import type { Reader } from '#platform/audit/action.ts'
import type { Sat } from '../../panel-record.ts'

export interface MeetingRow {
  id: string
  number: number
  heldOn: string
  quorum: number
  /** Why the panel met again. */
  reason: string | null
  calledBy: string
  calledAt: Date
  end: { how: 'concluded' | 'given-up'; reason: string | null; by: string; at: Date; sat: Sat[] } | null
}

/** Every meeting, newest first. */
export async function meetingsOf(db: Reader, inspectionId: string): Promise<MeetingRow[]> {
  const rows = await db
    .selectFrom('panel_meeting as m')
    .innerJoin('person as p', 'p.id', 'm.called_by')
    .leftJoin('panel_end as e', 'e.meeting_id', 'm.id')
    .leftJoin('person as q', 'q.id', 'e.ended_by')
    .where('m.inspection_id', '=', inspectionId)
    .select(['m.id', 'm.number', 'm.held_on as heldOn', 'm.quorum', 'm.reason'])
    .select(['m.called_at as calledAt', 'p.name as calledBy'])
    .select(['e.how', 'e.sat', 'e.reason as endReason', 'e.ended_at as endedAt', 'q.name as endedBy'])
    .orderBy('m.number', 'desc')
    .execute()
  return rows.map(({ how, sat, endReason, endedAt, endedBy, ...meeting }) => ({
    ...meeting,
    end: how
      ? {
          how: how as 'concluded' | 'given-up',
          reason: endReason,
          by: endedBy!,
          at: endedAt!,
          sat: sat as unknown as Sat[],
        }
      : null,
  }))
}

/** The one meeting that has not ended, if there is one. */
export const openMeetingOf = async (db: Reader, inspectionId: string): Promise<MeetingRow | undefined> =>
  (await meetingsOf(db, inspectionId)).find((one) => one.end === null)

export interface KeptPapers {
  version: number
  content: string
  digest: string
  /** Why they were taken in anew. */
  reason: string | null
  by: string
  at: Date
}

/** Every version of a meeting's papers, newest first. */
export async function papersOf(db: Reader, meetingId: string): Promise<KeptPapers[]> {
  return db
    .selectFrom('panel_papers as f')
    .innerJoin('person as p', 'p.id', 'f.frozen_by')
    .where('f.meeting_id', '=', meetingId)
    .select(['f.version', 'f.content', 'f.digest', 'f.reason', 'f.frozen_at as at', 'p.name as by'])
    .orderBy('f.version', 'desc')
    .execute()
}

export interface MeetingDecision {
  standard: string
  version: number
  papers: number
  proposed: string
  rating: string
  /** As it may be published. */
  reason: string
  /** Never published. */
  minutes: string
  by: string
  at: Date
}

/** Every version of every decision of a meeting, newest first. */
export async function meetingDecisions(db: Reader, meetingId: string): Promise<MeetingDecision[]> {
  return db
    .selectFrom('meeting_decision as d')
    .innerJoin('person as p', 'p.id', 'd.decided_by')
    .where('d.meeting_id', '=', meetingId)
    .select(['d.standard', 'd.version', 'd.papers', 'd.proposed', 'd.rating', 'd.reason', 'd.minutes'])
    .select(['d.decided_at as at', 'p.name as by'])
    .orderBy('d.standard')
    .orderBy('d.version', 'desc')
    .execute()
}

export interface Dissent {
  standard: string
  /** The version of the decision it is about. */
  decision: number
  version: number
  person: string
  name: string
  words: string
  publish: boolean
  withdrawn: boolean
  at: Date
}

/** What each person last said on each decision, withdrawn or not. */
export async function dissentsOf(db: Reader, meetingId: string): Promise<Dissent[]> {
  return db
    .selectFrom('panel_dissent as d')
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .where('d.meeting_id', '=', meetingId)
    .distinctOn(['d.standard', 'd.decision', 'd.person_id'])
    .select(['d.standard', 'd.decision', 'd.version', 'd.person_id as person', 'p.name'])
    .select(['d.words', 'd.publish', 'd.withdrawn', 'd.recorded_at as at'])
    .orderBy('d.standard')
    .orderBy('d.decision')
    .orderBy('d.person_id')
    .orderBy('d.version', 'desc')
    .execute()
}

export interface LeadView {
  standard: string
  version: number
  words: string
  by: { name: string }
  at: Date
}

/** What the lead wants the panel to know, the newest version of each standard. */
export async function leadViewsOf(db: Reader, inspectionId: string): Promise<LeadView[]> {
  const rows = await db
    .selectFrom('lead_view as v')
    .innerJoin('person as p', 'p.id', 'v.written_by')
    .where('v.inspection_id', '=', inspectionId)
    .distinctOn('v.standard')
    .select(['v.standard', 'v.version', 'v.words', 'v.written_at as at', 'p.name'])
    .orderBy('v.standard')
    .orderBy('v.version', 'desc')
    .execute()
  return rows.map(({ name, ...row }) => ({ ...row, by: { name } }))
}
