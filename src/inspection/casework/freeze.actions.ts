/** Closing fieldwork writes down what it leaves; going back to it says why. */
import { type Freeze, freezeDigest, freezeText } from '#engine/casework/freeze.ts'
import { action } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'

/** Freezes every completed case of an inspection. The caller holds the inspection and its cases. */
export const freezeFieldwork = action(
  'fieldwork-frozen',
  async (db, input: { inspection: InspectionThing }, actor) => {
    const { id, framework, frameworkVersion } = input.inspection
    const cases = await db
      .selectFrom('completion as c')
      .innerJoin('assessment as a', 'a.id', 'c.assessment_id')
      .where('a.inspection_id', '=', id)
      .where('a.completed_at', 'is not', null)
      .distinctOn('c.assessment_id')
      .select(['c.assessment_id as assessment', 'c.version', 'c.digest'])
      .orderBy('c.assessment_id')
      .orderBy('c.version', 'desc')
      .execute()
    const settled = await db
      .selectFrom('reconciliation as r')
      .innerJoin('assessment as a', 'a.id', 'r.assessment_id')
      .where('a.inspection_id', '=', id)
      .distinctOn(['r.assessment_id', 'r.question'])
      .select(['r.assessment_id as assessment', 'r.question', 'r.version', 'r.stands'])
      .orderBy('r.assessment_id')
      .orderBy('r.question')
      .orderBy('r.version', 'desc')
      .execute()
    const freeze: Freeze = {
      inspection: id,
      framework: { id: framework, version: frameworkVersion },
      cases,
      ...(settled.length > 0 ? { settled } : {}),
    }
    const content = freezeText(freeze)
    const digest = freezeDigest(content)
    const { version } = await db
      .insertInto('fieldwork_freeze')
      .values((eb) => ({
        inspection_id: id,
        version: eb
          .selectFrom('fieldwork_freeze')
          .where('inspection_id', '=', id)
          .select((e) => e(e.fn.coalesce(e.fn.max('version'), e.lit(0)), '+', 1).as('next')),
        content,
        digest,
        frozen_by: actor.id!,
      }))
      .returning('version')
      .executeTakeFirstOrThrow()
    return {
      stream: `inspection:${id}`,
      payload: { inspection: id, version, cases: cases.length, digest },
      result: { version, digest },
    }
  },
)

/** Lifts the freeze that holds. It stays to be read, and so does the reason. */
export const liftFreeze = action(
  'fieldwork-reopened',
  async (db, input: { inspection: string; version: number; reason: string }, actor) => {
    const { inspection, version, reason } = input
    await db
      .insertInto('fieldwork_reopening')
      .values({ inspection_id: inspection, version, reason, reopened_by: actor.id! })
      .execute()
    return { stream: `inspection:${inspection}`, payload: { inspection, version }, result: undefined }
  },
)
