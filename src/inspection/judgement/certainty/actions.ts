/** Certainty as it was worked out is kept, version beside version. */
import type { CertaintyFigures, WorkedOut } from '#engine/certainty/work-out.ts'
import { action } from '#platform/audit/action.ts'

export interface KeptCertainty {
  inspection: string
  digest: string
  figures: CertaintyFigures
  generator: string
  seed: string
  result: WorkedOut
}

export const keepCertainty = action('certainty-worked-out', async (db, input: KeptCertainty, actor) => {
  const { inspection, digest, result } = input
  // One after the other, so that two who ask at once do not take the same version.
  await db.selectFrom('inspection').where('id', '=', inspection).select('id').forUpdate().execute()
  const { version } = await db
    .insertInto('certainty')
    .values((eb) => ({
      inspection_id: inspection,
      version: eb
        .selectFrom('certainty')
        .where('inspection_id', '=', inspection)
        .select((e) => e(e.fn.coalesce(e.fn.max('version'), e.lit(0)), '+', 1).as('next')),
      figures_digest: digest,
      figures: JSON.stringify(stored(input.figures)),
      generator: input.generator,
      seed: input.seed,
      draws: result.draws,
      assumed_weight: String(result.assumed.weight),
      result: JSON.stringify(result),
      worked_out_by: actor.id,
    }))
    .returning('version')
    .executeTakeFirstOrThrow()
  return {
    stream: `inspection:${inspection}`,
    payload: { inspection, version, figures: digest, draws: result.draws },
    result: version,
  }
})

/** Vectors as plain lists: 1 yes, 0 no, −1 not relevant. */
const stored = ({ samples, ...rest }: CertaintyFigures) => ({
  ...rest,
  samples: samples.map(({ cases, ...one }) => ({ ...one, cases: cases.map((vector) => [...vector]) })),
})
