/** What the lead inspector wants the panel to know of a standard: part of the papers, and never published. */
import { action } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { holdStage } from '../hold-stage.ts'

export interface View {
  inspection: InspectionThing
  standard: string
  words: string
  basedOn: number
}

export const writeView = action('lead-view-written', async (db, input: View, actor) => {
  const { inspection, standard, words } = input
  await holdStage(db, inspection, 'share', 'fieldwork', 'panel')
  const version = input.basedOn + 1
  await db
    .insertInto('lead_view')
    .values({ inspection_id: inspection.id, standard, version, words, written_by: actor.id! })
    .execute()
  return {
    stream: `inspection:${inspection.id}`,
    payload: { inspection: inspection.id, standard, version },
    result: undefined,
  }
})
