/** A meeting is called, people take their seats, and each says whether an interest stands in the way. */
import type { Part } from '#engine/panel/seats.ts'
import { action } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import type { Stage } from '../../stages.ts'
import { holdStage } from '../hold-stage.ts'

/** Once there are ratings, only a meeting changes them, and it may be called until the report is published. */
export const callingStages = ['panel', 'drafting', 'accuracy', 'approved'] as const satisfies Stage[]

export interface Call {
  inspection: InspectionThing
  heldOn: string
  quorum: number
  /** Why the panel meets again; null for its first meeting. */
  reason: string | null
}

/** The next meeting. The database refuses a second one while one is open. */
export const callMeeting = action('panel-called', async (db, input: Call, actor) => {
  const { inspection, heldOn, quorum, reason } = input
  await holdStage(db, inspection, 'alone', ...callingStages)
  const { id, number } = await db
    .insertInto('panel_meeting')
    .values((eb) => ({
      inspection_id: inspection.id,
      number: eb
        .selectFrom('panel_meeting')
        .where('inspection_id', '=', inspection.id)
        .select((e) => e(e.fn.coalesce(e.fn.max('number'), e.lit(0)), '+', 1).as('next')),
      held_on: heldOn,
      quorum,
      reason,
      called_by: actor.id!,
    }))
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  return {
    stream: `inspection:${inspection.id}`,
    payload: { inspection: inspection.id, meeting: id, number, quorum },
    result: { id, number },
  }
})

export interface Taken {
  person: string
  part: Part
  /** The seat's version when the page was built; 0 for somebody who had none. */
  basedOn: number
}

export const setSeats = action(
  'panel-seats-set',
  async (db, input: { inspection: string; meeting: string; seats: readonly Taken[] }, actor) => {
    const { inspection, meeting } = input
    const seats = input.seats.map(({ person, part, basedOn }) => ({ person, part, version: basedOn + 1 }))
    await db
      .insertInto('panel_seat')
      .values(
        seats.map(({ person, part, version }) => ({
          meeting_id: meeting,
          person_id: person,
          version,
          part,
          recorded_by: actor.id!,
        })),
      )
      .execute()
    return { stream: `inspection:${inspection}`, payload: { inspection, meeting, seats }, result: undefined }
  },
)

export interface Declares {
  inspection: string
  meeting: string
  interest: boolean
  words: string
  basedOn: number
}

/** Only ever said of oneself: the person is whoever acts. */
export const declareAtMeeting = action('panel-interest-declared', async (db, input: Declares, actor) => {
  const { inspection, meeting, interest, words } = input
  const person = actor.id!
  const version = input.basedOn + 1
  await db
    .insertInto('panel_declaration')
    .values({ meeting_id: meeting, person_id: person, version, interest, words })
    .execute()
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, meeting, person, version, interest },
    result: undefined,
  }
})
