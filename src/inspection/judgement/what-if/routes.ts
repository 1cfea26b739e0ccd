/** “What if the rules were others?” Addresses that read and never write. */
import type { Framework } from '#engine/framework/shape.ts'
import { simulate } from '#engine/simulation/simulate.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { json } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { readAsked, whatIfQuery } from './asked.ts'
import { readAll, readInspected, settledInspections } from './inspected.ts'
import { whatIfAllPage, whatIfPage } from './what-if.page.ts'
import { workOutChange } from './work-out-change.ts'

/** Those that rules may name: the newest of each, and the one that the inspection itself is pinned to. */
async function frameworksFor(frameworks: PinnedFrameworks, own?: Framework): Promise<Framework[]> {
  const newest = await frameworks.newest()
  return own ? [own, ...newest.filter((one) => one.id !== own.id)] : newest
}

export const whatIfRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/judgement/what-if',
    verb: 'ask what if',
    thing: 'inspection',
    query: whatIfQuery,
    // Completing a caseload takes its time: nobody else waits for a connection meanwhile.
    first: async ({ read }) => {
      const { framework, frameworks, asked, inspected } = await read(async (visit) => {
        const own = await visit.frameworks.of(visit.thing)
        const all = await frameworksFor(visit.frameworks, own)
        const found = readAsked(visit.query, all)
        return {
          framework: own,
          frameworks: all,
          asked: found,
          inspected: found.rules ? await readInspected(visit.db, visit.frameworks, visit.thing) : null,
        }
      })
      if (inspected && 'faults' in inspected)
        throw new Problem(
          'not-found',
          `The figures carried over cannot be rated: ${inspected.faults.join('; ')}`,
        )
      const { rules } = asked
      if (!rules || !inspected) return { framework, frameworks, asked, simulation: null, change: null }
      return {
        framework,
        frameworks,
        asked,
        simulation: simulate(rules, [inspected], frameworks),
        change: await workOutChange(rules, inspected, frameworks),
      }
    },
    run: async ({ thing, roles, first, wantsJson }) => {
      const { framework, simulation, change } = first
      if (wantsJson && simulation) return json({ ...simulation, change })
      return whatIfPage({ inspection: thing, roles }, first, framework)
    },
  }),

  endpoint({
    method: 'GET',
    path: '/what-if',
    verb: 'ask what if',
    thing: 'programme',
    query: whatIfQuery,
    run: async (visit) => {
      const { db } = visit
      const frameworks = await frameworksFor(visit.frameworks)
      const asked = readAsked(visit.query, frameworks)
      const rows = await settledInspections(db)
      const { inspected, left } = asked.rules
        ? await readAll(db, visit.frameworks, rows, asked.rules)
        : { inspected: [], left: [] }
      const simulation = asked.rules ? simulate(asked.rules, inspected, frameworks) : null
      if (visit.wantsJson && simulation) return json(simulation)
      return whatIfAllPage({ asked, frameworks, simulation, left, settled: rows.length })
    },
  }),
]
