/** The approved report as a file, for whoever may read it as a page. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#platform/database/schema.generated.ts'
import { reportFileRoutes } from '#platform/documents/report-file.routes.ts'
import type { AnyEndpoint } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { needStage } from '../stages.ts'
import { approvedReport } from './queries.ts'

export const approvedFileRoutes = (db: Kysely<DB>): AnyEndpoint[] =>
  reportFileRoutes(db, {
    path: '/inspections/:inspection/publication/files',
    verb: 'see report',
    thing: 'inspection',
    params: z.object({ inspection: z.string() }),
    find: async (visit) => {
      needStage(visit.thing, 'approved', 'published')
      const report = await approvedReport(visit.db, visit.thing.id)
      if (!report) throw new Problem('not-found', 'No report has been approved.')
      const at = `/inspections/${visit.thing.slug}/publication`
      return {
        inspection: visit.thing.id,
        source: {
          document: report.document,
          issued: { state: 'approved', version: report.version, on: report.approvedAt.toISOString() },
        },
        name: `${visit.thing.slug}-approved-${report.version}`,
        at: `${at}/files`,
        back: { href: `${at}/approved`, text: 'The approved report' },
      }
    },
  })
