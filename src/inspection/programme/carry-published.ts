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
  const service = await serviceOf(db, figures)
  const { id } = await db
    .insertInto('inspection')
    .values({
      slug: figures.slug,
      service_id: service,
      framework: figures.framework,
      framework_version: frameworkVersion,
      origin: 'published-figures',
      stage: 'published',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A report that writes the name another way (Service, service) speaks of the same service; what is known of it stays. */
async function serviceOf(db: Transaction<DB>, { service: name, area }: Figures): Promise<string> {
  const slug = slugFrom(name)
  const known = await db
    .selectFrom('service')
    .where((eb) => eb.or([eb('name', '=', name), eb('slug', '=', slug)]))
    .select('id')
    .executeTakeFirst()
  if (known) return known.id
  const { id } = await db
    .insertInto('service')
    .values({ slug, name, area })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
