/** Brings the figures of a report that was published elsewhere into the register, as what they are. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { action } from '#platform/audit/action.ts'
import { slugFrom } from './slug.ts'

/** What the register itself reads of a file of published figures; the rest is kept as it stands. */
export const publishedFigures = z.looseObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  service: z.string().min(1),
  area: z.string().min(1),
  framework: z.string().min(1),
  source: z.looseObject({ title: z.string().min(1), publisher: z.string().min(1) }),
})

export const carryPublishedFigures = action(
  'published-figures-carried',
  async (db, input: { figures: z.infer<typeof publishedFigures>; frameworkVersion: string }) => {
    const { figures } = input
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
        framework_version: input.frameworkVersion,
        origin: 'published-figures',
        stage: 'published',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const text = JSON.stringify(figures)
    await db.insertInto('published_figures').values({ inspection_id: id, figures: text }).execute()
    const digest = createHash('sha256').update(text).digest('hex')
    return { stream: `inspection:${id}`, payload: { inspection: id, digest }, result: id }
  },
)
