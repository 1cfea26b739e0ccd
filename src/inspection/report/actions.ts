/** Writing a report: every save is a version of its own, and none replaces another. */
import { action, type Writer } from '#platform/audit/action.ts'
import { Problem } from '#platform/web/problems.ts'
import { holdInspection } from '../hold-inspection.ts'
import { isWritten } from '../stages.ts'

export interface NewText {
  inspection: string
  section: string
  /** The version it was written from; 0 for none. */
  base: number
  body: string
  /** What the device called it, where a script sent it. */
  sentAs?: string | undefined
}

/**
 * Keeps what was written as the next version of a section. When it was not written from the version that stands
 * (`base`, 0 for none), it is kept beside it, set aside, until somebody decides between the two.
 */
export const writeSection = action('report-written', async (db, input: NewText, actor) => {
  await oneWriterAtATime(db, input.inspection)
  const { newest, standing } = await db
    .selectFrom('report_section')
    .where('inspection_id', '=', input.inspection)
    .where('section', '=', input.section)
    .select((eb) => [
      eb.fn.max('version').as('newest'),
      eb.fn.max('version').filterWhere('set_aside', '=', false).as('standing'),
    ])
    .executeTakeFirstOrThrow()
  const version = (newest ?? 0) + 1
  const setAside = (standing ?? 0) !== input.base
  const { written_at } = await db
    .insertInto('report_section')
    .values({
      inspection_id: input.inspection,
      section: input.section,
      version,
      body: input.body,
      set_aside: setAside,
      sent_as: input.sentAs ?? null,
      written_by: actor.id!,
    })
    .returning('written_at')
    .executeTakeFirstOrThrow()
  return {
    stream: `inspection:${input.inspection}`,
    payload: { inspection: input.inspection, section: input.section, version },
    result: { version, setAside, savedAt: written_at },
  }
})

/** What inspectors wrote in cases was read beside a section: in how many. */
export const seeFindings = action(
  'report-findings-seen',
  async (_db, input: { inspection: string; section: string; cases: number }) => ({
    stream: `inspection:${input.inspection}`,
    payload: input,
    result: undefined,
  }),
)

/** Marks a practice example as used in a version of a section. */
export const useExample = action(
  'example-used',
  async (
    db,
    input: { example: string; exampleVersion: number; inspection: string; section: string; version: number },
    actor,
  ) => {
    const { example, exampleVersion, inspection, section, version } = input
    await db
      .insertInto('practice_example_use')
      .values({
        example_id: example,
        example_version: exampleVersion,
        inspection_id: inspection,
        section,
        section_version: version,
        used_by: actor.id!,
      })
      .execute()
    return {
      stream: `inspection:${inspection}`,
      payload: { example, inspection, section, version },
      result: undefined,
    }
  },
)

export interface WrittenRecommendation {
  inspection: string
  /** Null for a new one. */
  number: number | null
  /** The version it was written from; 0 for a new one. */
  base: number
  addressee: string
  body: string
  withdrawn: boolean
}

/** @throws Problem changed-meanwhile when a newer version than `base` exists */
export const writeRecommendation = action(
  'recommendation-written',
  async (db, input: WrittenRecommendation, actor) => {
    await oneWriterAtATime(db, input.inspection)
    const written = await db
      .selectFrom('recommendation')
      .where('inspection_id', '=', input.inspection)
      .select(['number', 'version'])
      .execute()
    const number = input.number ?? Math.max(0, ...written.map((row) => row.number)) + 1
    const newest = Math.max(0, ...written.filter((row) => row.number === number).map((row) => row.version))
    if (newest !== input.base) throw new Problem('changed-meanwhile')
    const { inspection, addressee, body, withdrawn } = input
    const version = newest + 1
    await db
      .insertInto('recommendation')
      .values({
        inspection_id: inspection,
        number,
        version,
        addressee,
        body,
        withdrawn,
        written_by: actor.id!,
      })
      .execute()
    return {
      stream: `inspection:${inspection}`,
      payload: { inspection, number, version, withdrawn },
      result: number,
    }
  },
)

/**
 * Those who write the same report at the same moment follow one another, so that each sees what stood before.
 * Approving takes its turn too: what is written stands in the report that is approved, or is refused.
 */
async function oneWriterAtATime(db: Writer, inspection: string): Promise<void> {
  const stage = await holdInspection(db, inspection)
  if (!isWritten(stage)) {
    throw new Problem('stage-closed', 'The report was approved meanwhile, so it can no longer be changed.')
  }
}
