/** A published edition as a file, for anyone. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#platform/database/schema.generated.ts'
import { editionSource } from '#platform/documents/issued.ts'
import { reportFileRoutes } from '#platform/documents/report-file.routes.ts'
import type { AnyEndpoint } from '#platform/web/endpoint.ts'
import { nothingThere } from './nothing-there.ts'
import { editionOf, largestNumber } from './queries.ts'

export const editionFileRoutes = (db: Kysely<DB>): AnyEndpoint[] =>
  reportFileRoutes(db, {
    path: '/published/:slug/editions/:edition/files',
    verb: 'read',
    thing: 'public',
    params: z.object({ slug: z.string(), edition: z.coerce.number().int().min(1).max(largestNumber) }),
    find: async (visit) => {
      const { slug, edition } = visit.params
      const found = await editionOf(visit.db, slug, edition)
      if (!found) throw nothingThere()
      const at = `/published/${slug}/editions/${edition}`
      return {
        inspection: found.inspection,
        source: editionSource(found),
        name: `${slug}-edition-${edition}`,
        at: `${at}/files`,
        back: { href: at, text: found.document.title },
      }
    },
  })
