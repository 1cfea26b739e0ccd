/** The chair opens the meeting: what lies before it is written down as it stands, with its digest. */
import type { Framework } from '#engine/framework/shape.ts'
import { type PaperCertainty, papersDigest, papersText } from '#engine/panel/papers.ts'
import { action, type Reader } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { figuresOf } from '../certainty/figures.ts'
import { readCertainty } from '../certainty/queries.ts'
import { holdStage } from '../hold-stage.ts'
import { readStanding } from '../results.ts'
import type { Standing } from '../standing.ts'
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
  const standing = await readStanding(db, framework, inspection)
  const certainty = await certaintyOf(db, inspection.id, standing)
  const content = papersText({
    ...(await papersNow(db, framework, inspection, standing)),
    ...(certainty ? { certainty } : {}),
  })
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

/** What was worked out on these very figures; nothing where it was worked out on others, or never. */
async function certaintyOf(
  db: Reader,
  inspectionId: string,
  standing: Standing,
): Promise<PaperCertainty | null> {
  const record = await readCertainty(db, inspectionId)
  if (!record || record.digest !== figuresOf(standing, standing.assessed).digest) return null
  return {
    version: record.version,
    draws: record.draws,
    standards: Object.fromEntries(record.standards.map(({ id, sentence }) => [id, sentence])),
    overall: record.overall?.sentence ?? null,
  }
}
