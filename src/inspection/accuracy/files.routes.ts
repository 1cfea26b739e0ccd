/** A locked draft as a file, for whoever may read it as a page; that the service took it is on record. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#platform/database/schema.generated.ts'
import { lockedSource } from '#platform/documents/issued.ts'
import { reportFileRoutes } from '#platform/documents/report-file.routes.ts'
import { may } from '#platform/permissions/may.ts'
import type { AnyEndpoint } from '#platform/web/endpoint.ts'
import { documentOf, draftOf } from './accuracy-view.ts'
import { readDraft } from './actions.ts'

export const lockedFileRoutes = (db: Kysely<DB>): AnyEndpoint[] =>
  reportFileRoutes(db, {
    path: '/inspections/:inspection/accuracy/drafts/:draft/files',
    verb: 'see accuracy',
    thing: 'inspection',
    params: z.object({ inspection: z.string(), draft: z.coerce.number().int().min(1).max(10_000) }),
    find: async (visit) => {
      const { draft: version } = visit.params
      const { lockedAt } = await draftOf(visit, version)
      const document = await documentOf(visit, version)
      const at = `/inspections/${visit.thing.slug}/accuracy/drafts/${version}`
      return {
        inspection: visit.thing.id,
        source: lockedSource({ document, version, lockedAt }),
        name: `${visit.thing.slug}-embargoed-draft-${version}`,
        at: `${at}/files`,
        back: { href: at, text: `Draft, version ${version}` },
      }
    },
    given: async (visit) => {
      if (may(visit.roles, 'comment on accuracy', 'inspection'))
        await visit.perform(readDraft, { inspection: visit.thing.id, version: visit.params.draft })
    },
  })
