/** Groups of children over all inspections whose ratings panel has concluded. */
import { z } from 'zod'
import { compareOver } from '#engine/certainty/strata/compare-strata.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { json } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { overPage } from './over.page.ts'
import { concludedInspections, linesOf, readOver } from './read-over.ts'

export const groupsOverRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/groups',
    verb: 'see groups over inspections',
    thing: 'programme',
    query: z.object({ framework: z.string().optional() }),
    run: async (visit) => {
      const { db, frameworks, query } = visit
      const concluded = await concludedInspections(db)
      const lines = await linesOf(frameworks, concluded)
      const line = lines.find(({ framework }) => framework.id === query.framework) ?? lines[0]
      if (query.framework !== undefined && line?.framework.id !== query.framework)
        throw new Problem('not-found', 'No inspection under these standards has concluded.')
      if (!line) return overPage({ lines, shown: null })
      const { framework } = line
      const { inspections, changed } = await readOver(
        db,
        frameworks,
        concluded.filter((one) => one.framework === framework.id),
      )
      const compared = compareOver(framework, inspections)
      if (visit.wantsJson) return json({ framework: framework.id, compared, changed })
      const names = inspections.map(({ name }) => name)
      return overPage({ lines, shown: { framework, compared, inspections: names, changed } })
    },
  }),
]
