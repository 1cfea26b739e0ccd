/** What anyone may read, without an account. */
import { z } from 'zod'
import { carriedShape } from '#engine/published/carried-figures.ts'
import { rerate } from '#engine/published/rerate.ts'
import { componentsPage } from '#platform/web/components-page.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { file, json, redirect } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { carriedPage } from './carried.page.ts'
import { editionPage } from './edition.page.ts'
import { carriedFiguresFile, editionFigures } from './figures.ts'
import { frontPage } from './front.page.ts'
import { listPublished } from './listed.ts'
import { nothingThere } from './nothing-there.ts'
import { publishedPage } from './published.page.ts'
import { carriedFigures, editionOf, editionsOf, largestNumber } from './queries.ts'

type PublicVisit = Visit<'public', unknown, unknown, unknown>

const slugParams = z.object({ slug: z.string() })
const editionParams = z.object({
  slug: z.string(),
  edition: z.coerce.number().int().min(1).max(largestNumber),
})

async function carriedAt(visit: PublicVisit, slug: string) {
  const row = await carriedFigures(visit.db, slug)
  if (!row) throw nothingThere()
  const framework = await visit.frameworks.of(row)
  const carried = carriedShape.parse(row.figures)
  return {
    figures: row.figures,
    version: row.version,
    framework,
    carried,
    outcome: rerate(framework, carried),
  }
}

async function editionAt(visit: PublicVisit, { slug, edition }: z.infer<typeof editionParams>) {
  const found = await editionOf(visit.db, slug, edition)
  if (!found) throw nothingThere()
  return found
}

export const publicRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/',
    verb: 'read',
    thing: 'public',
    run: async (visit) => (visit.person ? redirect('/inspections') : frontPage()),
  }),

  endpoint({
    method: 'GET',
    path: '/frameworks/:framework/:version',
    params: z.object({ framework: z.string(), version: z.string() }),
    verb: 'read',
    thing: 'public',
    run: async (visit) => {
      const { framework, version } = visit.params
      const found = await visit.frameworks.find(framework, version)
      if (!found) throw new Problem('not-found', 'There is no such version of a framework here.')
      // A version never changes.
      return json(found, 200, { keepFor: 'ever' })
    },
  }),

  endpoint({
    method: 'GET',
    path: '/published',
    verb: 'read',
    thing: 'public',
    run: async (visit) => publishedPage(await listPublished(visit.db, visit.frameworks)),
  }),

  endpoint({
    method: 'GET',
    path: '/published/:slug',
    verb: 'read',
    thing: 'public',
    params: slugParams,
    run: async (visit) => {
      const { slug } = visit.params
      const newest = await editionOf(visit.db, slug)
      if (newest) return editionPage(slug, newest, await editionsOf(visit.db, slug))
      const { framework, carried, outcome, version } = await carriedAt(visit, slug)
      return carriedPage(framework, carried, outcome, version)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/published/:slug/figures.json',
    verb: 'read',
    thing: 'public',
    params: slugParams,
    run: async (visit) => {
      const newest = await editionOf(visit.db, visit.params.slug)
      if (newest) return json(editionFigures(visit.params.slug, newest))
      const { carried, figures, framework, outcome } = await carriedAt(visit, visit.params.slug)
      const { id, version } = framework
      return json(carriedFiguresFile(carried, figures, { id, version }, outcome))
    },
  }),

  endpoint({
    method: 'GET',
    path: '/published/:slug/editions/:edition',
    verb: 'read',
    thing: 'public',
    params: editionParams,
    run: async (visit) => {
      const { slug } = visit.params
      return editionPage(slug, await editionAt(visit, visit.params), await editionsOf(visit.db, slug))
    },
  }),

  endpoint({
    method: 'GET',
    path: '/published/:slug/editions/:edition/figures.json',
    verb: 'read',
    thing: 'public',
    params: editionParams,
    run: async (visit) => json(editionFigures(visit.params.slug, await editionAt(visit, visit.params))),
  }),

  endpoint({
    method: 'GET',
    path: '/published/:slug/editions/:edition/report.html',
    verb: 'read',
    thing: 'public',
    params: editionParams,
    run: async (visit) => {
      const { edition, html } = await editionAt(visit, visit.params)
      return file(`${visit.params.slug}-edition-${edition}.html`, 'text/html; charset=utf-8', html)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/components',
    verb: 'read',
    thing: 'public',
    run: async () => componentsPage(),
  }),
]
