/** The draft as a file, for whoever may read it as a page. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { composeReport } from '#engine/report/compose.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { reportFileRoutes } from '#platform/documents/report-file.routes.ts'
import type { AnyEndpoint } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { reportMaterial } from '../report-material.ts'

export const draftFileRoutes = (db: Kysely<DB>): AnyEndpoint[] =>
  reportFileRoutes(db, {
    path: '/inspections/:inspection/report/files',
    verb: 'see report',
    thing: 'inspection',
    params: z.object({ inspection: z.string() }),
    find: async (visit) => {
      const material = await reportMaterial(visit.db, visit.thing, await visit.frameworks.of(visit.thing))
      if (!material)
        throw new Problem('stage-closed', 'There is no report before the ratings panel has concluded.')
      const at = `/inspections/${visit.thing.slug}/report`
      return {
        inspection: visit.thing.id,
        source: { document: composeReport(material), issued: { state: 'draft' } },
        name: `${visit.thing.slug}-draft`,
        at: `${at}/files`,
        back: { href: `${at}/preview`, text: 'The draft' },
      }
    },
  })
