/** Brings the figures of a report that was published elsewhere into the register, as what they are. */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { action } from '#platform/audit/action.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { Problem } from '#platform/web/problems.ts'
import { slugFrom } from './slug.ts'

/** What the register itself reads of a file of published figures; the rest is kept as it stands. */
export const publishedFigures = z.looseObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  service: z.string().min(1),
  area: z.string().min(1),
  framework: z.string().min(1),
  source: z.looseObject({
    title: z.string().min(1),
    publisher: z.string().min(1),
    file: z.object({ digest: z.string(), bytes: z.int() }).optional(),
  }),
})

export type Figures = z.infer<typeof publishedFigures>

type Carrying = {
  figures: Figures
  frameworkVersion: string
  /** The inspection whose figures are read once more, with the version that stands. */
  again?: { inspection: string; version: number }
}

/** What was carried before is never overwritten: a later reading is the next version. */
export const carryPublishedFigures = action(
  'published-figures-carried',
  async (db, { figures, frameworkVersion, again }: Carrying, actor) => {
    const inspection = again?.inspection ?? (await openCarried(db, figures, frameworkVersion))
    const version = (again?.version ?? 0) + 1
    const text = JSON.stringify(figures)
    const added = await db
      .insertInto('published_figures')
      .values({ inspection_id: inspection, version, figures: text, carried_by: actor.id })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (Number(added.numInsertedOrUpdatedRows) !== 1) throw new Problem('changed-meanwhile')
    const digest = createHash('sha256').update(text).digest('hex')
    const source = figures.source.file?.digest
    return {
      stream: `inspection:${inspection}`,
      payload: { inspection, digest, version, ...(source === undefined ? {} : { source }) },
      result: inspection,
    }
  },
)

/** Enters the service, unless it is known, and an inspection that was published before it came here. */
async function openCarried(db: Transaction<DB>, figures: Figures, frameworkVersion: string): Promise<string> {
  const service = await db
    .insertInto('service')
    .values({ slug: slugFrom(figures.service), name: figures.service, area: figures.area })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ area: figures.area }))
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('inspection')
    .values({
      slug: figures.slug,
      service_id: service.id,
      framework: figures.framework,
      framework_version: frameworkVersion,
      origin: 'published-figures',
      stage: 'published',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
