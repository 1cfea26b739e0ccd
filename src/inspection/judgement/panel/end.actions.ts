/** A meeting is concluded, and leaves the figures a report is written from; or it is given up, and leaves none. */
import type { Framework } from '#engine/framework/shape.ts'
import { checkResults } from '#engine/rating/check-results.ts'
import { action } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { holdStage } from '../hold-stage.ts'
import { resultDigest } from '../result-digest.ts'
import { readStanding } from '../results.ts'
import type { MeetingRow } from './queries.ts'
import { isChair, readMeeting } from './read-meeting.ts'
import { seatsAt } from './seats.queries.ts'
import { satAt } from './who-sat.ts'

/** Writes down the figures as the panel leaves them. The inspection is moved on by the caller. */
export const concludePanel = action(
  'panel-concluded',
  async (db, input: { inspection: InspectionThing; framework: Framework; meeting: MeetingRow }, actor) => {
    const { inspection, framework } = input
    await holdStage(db, inspection, 'alone', 'panel')
    // Whoever decides, declares or dissents at this moment is in the meeting, or finds it ended.
    await db.selectFrom('panel_meeting').where('id', '=', input.meeting.id).select('id').forUpdate().execute()
    const meeting = await readMeeting(db, framework, inspection, input.meeting)
    if (!isChair(meeting, actor.id!))
      throw new Problem('not-allowed', 'A meeting is concluded by the one who chairs it.')
    if (meeting.missing.length > 0)
      throw invalid(
        ...[...meeting.missing, ...meeting.changes.map(({ sentence }) => sentence)].map((message) => ({
          field: '',
          message,
        })),
      )
    const { results, rated, tally } = await readStanding(db, framework, inspection)
    // What is frozen must be sound by the same rules as any results file; a fault here is one of ours.
    const checked = checkResults(framework, results)
    if ('faults' in checked)
      throw new Error(checked.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'))
    // Of kinds of case that were read.
    const prompts = tally.prompts.filter(({ sample }) => sample > 0)
    const digest = resultDigest(results, rated, prompts)
    const { version } = await db
      .insertInto('result')
      .values((eb) => ({
        inspection_id: inspection.id,
        version: eb
          .selectFrom('result')
          .where('inspection_id', '=', inspection.id)
          .select((e) => e(e.fn.coalesce(e.fn.max('version'), e.lit(0)), '+', 1).as('next')),
        results: JSON.stringify(results),
        rated: JSON.stringify(rated),
        prompts: JSON.stringify(prompts),
        digest,
        concluded_by: actor.id,
        meeting_id: meeting.id,
      }))
      .returning('version')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('panel_end')
      .values({
        meeting_id: meeting.id,
        how: 'concluded',
        ended_by: actor.id!,
        sat: JSON.stringify(satAt(meeting.seats)),
      })
      .execute()
    return {
      stream: `inspection:${inspection.id}`,
      payload: { inspection: inspection.id, meeting: meeting.id, result: version, digest },
      result: { version, score: rated.score!, outOf: rated.outOf, overall: rated.overall! },
    }
  },
)

export const giveUpMeeting = action(
  'panel-given-up',
  async (db, input: { inspection: InspectionThing; meeting: string; reason: string }, actor) => {
    const { inspection, meeting, reason } = input
    await holdStage(db, inspection, 'alone', 'fieldwork', 'panel')
    const seats = await seatsAt(db, inspection.id, meeting)
    await db
      .insertInto('panel_end')
      .values({
        meeting_id: meeting,
        how: 'given-up',
        reason,
        ended_by: actor.id!,
        sat: JSON.stringify(satAt(seats)),
      })
      .execute()
    return {
      stream: `inspection:${inspection.id}`,
      payload: { inspection: inspection.id, meeting },
      result: undefined,
    }
  },
)
