/** The lead proposes a rating, with reasons. Each is a new version beside the earlier ones. The panel decides: panel/. */
import type { Standard } from '#engine/framework/shape.ts'
import { action } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { holdStage } from './hold-stage.ts'

export interface Proposal {
  inspection: InspectionThing
  standard: Standard
  /** The rating's id. */
  rating: string
  reasons: string
  /** The version the lead had before them; 0 when there was none. */
  basedOn: number
}

export const proposeRating = action('rating-proposed', async (db, input: Proposal, actor) => {
  const { inspection, standard } = input
  await holdStage(db, inspection, 'share', 'fieldwork', 'panel')
  const version = input.basedOn + 1
  await db
    .insertInto('qualitative_judgement')
    .values({
      inspection_id: inspection.id,
      standard: standard.id,
      version,
      rating: input.rating,
      reasons: input.reasons,
      proposed_by: actor.id!,
    })
    .execute()
  return {
    stream: `inspection:${inspection.id}`,
    payload: { inspection: inspection.id, standard: standard.id, version },
    result: version,
  }
})
