/** The chair records what the panel decided on a standard; whoever decides may dissent. Nothing is replaced. */
import type { Framework, Standard } from '#engine/framework/shape.ts'
import { action } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { holdStage } from '../hold-stage.ts'
import { ratingLabel } from '../standing.ts'
import type { MeetingRow } from './queries.ts'
import { isChair, readMeeting } from './read-meeting.ts'
import { quorumMissing } from './words.ts'

export interface PanelChoice {
  inspection: InspectionThing
  framework: Framework
  meeting: MeetingRow
  standard: Standard
  rating: string
  /** Worded to be published. */
  reason: string
  /** What was discussed; never published. */
  minutes: string
  /** The papers the chair had before them, and the decision's version. */
  papers: number
  basedOn: number
}

export const decideRating = action('rating-decided', async (db, input: PanelChoice, actor) => {
  const { inspection, framework, standard, rating, reason, minutes, papers } = input
  await holdStage(db, inspection, 'share', 'panel')
  const meeting = await readMeeting(db, framework, inspection, input.meeting)
  if (!isChair(meeting, actor.id!))
    throw new Problem('not-allowed', 'What the panel decided is recorded by the meeting’s chair.')
  const quorum = quorumMissing(meeting.quorumNow)
  if (quorum) throw invalid({ field: '', message: quorum })
  if (meeting.papers[0]?.version !== papers)
    throw invalid({
      field: '',
      message: 'The papers were taken in anew while this page was open. Read them before you decide',
    })
  const { paper } = meeting.standards.find((one) => one.paper.id === standard.id)!
  const changed = meeting.changes.filter((one) => one.standard === standard.id || one.standard === null)
  if (changed.length > 0)
    throw invalid({
      field: '',
      message: `${changed.map(({ sentence }) => sentence).join(' ')} Take the papers in anew before you decide`,
    })
  if (paper.proposed === null)
    throw invalid({ field: 'rating', message: `${standard.ref} has no rating yet on which to decide` })
  const version = input.basedOn + 1
  const { proposed } = paper
  await db
    .insertInto('meeting_decision')
    .values({
      meeting_id: meeting.id,
      standard: standard.id,
      version,
      papers,
      proposed,
      rating,
      reason,
      minutes,
      decided_by: actor.id!,
    })
    .execute()
  return {
    stream: `inspection:${inspection.id}`,
    payload: {
      inspection: inspection.id,
      meeting: meeting.id,
      standard: standard.id,
      version,
      papers,
      proposed,
      rating,
    },
    result: { version, proposed: ratingLabel(framework, proposed), rating: ratingLabel(framework, rating) },
  }
})

export interface Dissents {
  inspection: string
  meeting: string
  standard: string
  decision: number
  words: string
  publish: boolean
  withdrawn: boolean
  basedOn: number
}

/** Whoever acts dissents; nobody does it for them. */
export const recordDissent = action('panel-dissent-recorded', async (db, input: Dissents, actor) => {
  const { inspection, meeting, standard, decision, words, publish, withdrawn } = input
  const version = input.basedOn + 1
  await db
    .insertInto('panel_dissent')
    .values({
      meeting_id: meeting,
      standard,
      decision,
      person_id: actor.id!,
      version,
      words,
      publish,
      withdrawn,
    })
    .execute()
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, meeting, standard, decision, version, publish, withdrawn },
    result: undefined,
  }
})
