/** “What if the rules were others?” Addresses that read and never write. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Framework } from '#engine/framework/shape.ts'
import { howManyOf } from '#engine/simulation/how-many-move.ts'
import { simulate } from '#engine/simulation/simulate.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import type { PinnedFrameworks } from '#platform/frameworks/pinned.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { json } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { readAsked, whatIfQuery } from './asked.ts'
import { digestOfAnswer, digestOfFigures } from './figures-now.ts'
import { readInspected, settledInspections } from './inspected.ts'
import { askOverAll, howFarOf } from './over-all.ts'
import { howFarWords, waitingPage } from './waiting.page.ts'
import { whatIfAllPage, whatIfPage } from './what-if.page.ts'
import { workOutChange } from './work-out-change.ts'

/** Those that rules may name: the newest of each, and the one that the inspection itself is pinned to. */
async function frameworksFor(frameworks: PinnedFrameworks, own?: Framework): Promise<Framework[]> {
  const newest = await frameworks.newest()
  return own ? [own, ...newest.filter((one) => one.id !== own.id)] : newest
}

/** A program that asks is not told to come again. In milliseconds. */
const programsWait = 120_000

export const whatIfRoutes = (db: Kysely<DB>): AnyEndpoint[] => [
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
    // Reading and rating every inspection takes its time: it goes on apart from this request.
    first: async ({ read, wantsJson }) => {
      const { asked, frameworks, rows, figures } = await read(async (visit) => {
        const all = await frameworksFor(visit.frameworks)
        const found = readAsked(visit.query, all)
        const settled = await settledInspections(visit.db)
        return {
          asked: found,
          frameworks: all,
          rows: settled,
          figures: found.rules ? await digestOfFigures(visit.db, settled) : '',
        }
      })
      const { rules } = asked
      if (!rules) return { asked, frameworks, settled: rows.length, digest: '', answer: null }
      const digest = digestOfAnswer(figures, rules, frameworks)
      const asking = { rules, frameworks, rows, figures }
      const answer = await askOverAll(db, digest, asking, wantsJson ? programsWait : undefined)
      return { asked, frameworks, settled: rows.length, digest, answer }
    },
    run: async ({ first, query, wantsJson }) => {
      const { asked, frameworks, settled, digest, answer } = first
      if (answer && 'howFar' in answer) {
        const { howFar } = answer
        if (wantsJson) return json({ done: false, howFar }, 202)
        const address = `/what-if?${new URLSearchParams(query as Record<string, string>)}`
        return waitingPage({ rules: asked.rules!, frameworks, howFar, digest, address })
      }
      if (wantsJson && answer) {
        const changes = Object.fromEntries(answer.changes)
        return json({ ...answer.simulation, changes, moving: howManyOf(answer.changes.values()) })
      }
      return whatIfAllPage({ asked, frameworks, answer, settled })
    },
  }),

  endpoint({
    method: 'GET',
    path: '/what-if/progress',
    verb: 'ask what if',
    thing: 'programme',
    query: z.object({ of: z.string().max(100) }),
    run: async ({ query }) => {
      const howFar = howFarOf(query.of)
      return json({ done: howFar === null, said: howFar ? howFarWords(howFar) : '' })
    },
  }),
]
