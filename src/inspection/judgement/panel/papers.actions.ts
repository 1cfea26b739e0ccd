/** The chair opens the meeting: what lies before it is written down as it stands, with its digest. */
import type { Framework } from '#engine/framework/shape.ts'
import { papersDigest, papersText } from '#engine/panel/papers.ts'
import { action } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { holdStage } from '../hold-stage.ts'
import { papersNow } from './read-meeting.ts'

export interface Opening {
  inspection: InspectionThing
  framework: Framework
  meeting: string
  basedOn: number
  /** Why the papers are taken in anew; null for the first. */
  reason: string | null
}

export const freezePapers = action('panel-papers-frozen', async (db, input: Opening, actor) => {
  const { inspection, framework, meeting, reason } = input
  // Alone: what the lead proposes at this moment is in the papers or after them.
  await holdStage(db, inspection, 'alone', 'panel')
  const content = papersText(await papersNow(db, framework, inspection))
  const digest = papersDigest(content)
  const version = input.basedOn + 1
  await db
    .insertInto('panel_papers')
    .values({ meeting_id: meeting, version, content, digest, reason, frozen_by: actor.id! })
    .execute()
  return {
    stream: `inspection:${inspection.id}`,
    payload: { inspection: inspection.id, meeting, version, digest },
    result: { version, digest },
  }
})
