/**
 * What a report may say of the panel's meeting that its figures come from. Reads what was decided and worded to be
 * published, and nothing else: neither minutes nor names, nor what somebody said for the panel alone.
 */
import type { Obstacle, Part } from '#engine/panel/seats.ts'
import type { PanelRecord } from '#engine/report/material.ts'
import type { Reader } from '#platform/audit/action.ts'

/** How somebody sat when a meeting ended. */
export interface Sat {
  person: string
  part: Part
  obstacles: Obstacle[]
  conflict: boolean
}

/** @returns nothing for a meeting that did not conclude */
export async function panelRecord(
  db: Reader,
  inspectionId: string,
  meetingId: string,
): Promise<PanelRecord | null> {
  const concluded = await db
    .selectFrom('panel_meeting as m')
    .innerJoin('panel_end as e', 'e.meeting_id', 'm.id')
    .where('m.inspection_id', '=', inspectionId)
    .where('e.how', '=', 'concluded')
    .select(['m.id', 'm.held_on as heldOn', 'e.sat'])
    .orderBy('m.number')
    .execute()
  const at = concluded.findIndex(({ id }) => id === meetingId)
  const meeting = concluded[at]
  if (!meeting) return null
  const sat = meeting.sat as unknown as Sat[]
  const decisions = await db
    .selectFrom('meeting_decision')
    .where('meeting_id', '=', meetingId)
    .distinctOn('standard')
    .select(['standard', 'version', 'proposed', 'rating', 'reason'])
    .orderBy('standard')
    .orderBy('version', 'desc')
    .execute()
  return {
    heldOn: meeting.heldOn,
    concluded: at + 1,
    deciding: sat.filter(({ obstacles }) => obstacles.length === 0).length,
    tooClose: sat.filter(({ conflict, part }) => conflict && part !== 'away').length,
    leadAttended: sat.some(({ part }) => part === 'lead-inspector'),
    decisions: decisions.map(({ standard, proposed, rating, reason }) => ({
      standard,
      proposed,
      rating,
      reason,
    })),
    dissents: await publishedDissents(
      db,
      meetingId,
      new Map(decisions.map((one) => [one.standard, one.version])),
      sat,
    ),
  }
}

/** What somebody last said on the decision that stands, if they want it printed. */
async function publishedDissents(
  db: Reader,
  meetingId: string,
  newest: ReadonlyMap<string, number>,
  sat: readonly Sat[],
): Promise<PanelRecord['dissents']> {
  const rows = await db
    .selectFrom('panel_dissent')
    .where('meeting_id', '=', meetingId)
    .distinctOn(['standard', 'decision', 'person_id'])
    .select(['standard', 'decision', 'person_id as person', 'words', 'publish', 'withdrawn'])
    .orderBy('standard')
    .orderBy('decision')
    .orderBy('person_id')
    .orderBy('version', 'desc')
    .execute()
  const decided = (person: string) => sat.some((one) => one.person === person && one.obstacles.length === 0)
  return rows
    .filter((one) => decided(one.person))
    .filter((one) => one.publish && !one.withdrawn && newest.get(one.standard) === one.decision)
    .map(({ standard, person, words }) => ({
      standard,
      by: sat.find((one) => one.person === person)?.part === 'chair' ? 'chair' : 'member',
      words,
    }))
}
