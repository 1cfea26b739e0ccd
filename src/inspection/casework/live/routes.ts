/** The live view of casework, and the stream that says when it is out of date. */
import { z } from 'zod'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { json, stream } from '#platform/web/outcome.ts'
import { needStage } from '../../stages.ts'
import { livePage } from './live.page.ts'
import { liveProgress } from './progress.ts'
import { fingerprintOf } from './queries.ts'

const base = '/inspections/:inspection/casework/live'

const fieldworkOver = (inspection: InspectionThing): string | null =>
  inspection.stage === 'fieldwork' ? null : 'Fieldwork is closed'

export const liveRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: base,
    verb: 'watch casework',
    thing: 'inspection',
    run: async (visit) => {
      const { db, thing, roles, person } = visit
      const framework = await visit.frameworks.of(thing)
      return livePage({ inspection: thing, roles }, await liveProgress(db, framework, thing.id, person!.id))
    },
  }),

  endpoint({
    method: 'GET',
    path: `${base}/events`,
    query: z.object({ seen: z.string().max(100).optional().catch(undefined) }),
    verb: 'watch casework',
    thing: 'inspection',
    run: async (visit) => {
      const { thing, query } = visit
      needStage(thing, 'fieldwork')
      const fingerprint = (db: typeof visit.db) => fingerprintOf(db, thing.id)
      // A program that asks for JSON reads once; only a page listens.
      if (visit.wantsJson) return json({ fingerprint: await fingerprint(visit.db) })
      return stream({ name: `casework ${thing.id}`, fingerprint, seen: query.seen ?? null }, fieldworkOver)
    },
  }),
]
