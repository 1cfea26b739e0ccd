/** Why a rating is what it is: for the whole inspection, and for each standard. */
import { z } from 'zod'
import type { Standard } from '#engine/framework/shape.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { askedBy, type BehindCase, casesBehind } from '../results/behind.ts'
import { caseLines } from '../results/case-lines.queries.ts'
import type { Standing } from '../standing.ts'
import { standardFor, standingFor } from '../standing-for.ts'
import { overallWhyPage } from './overall-why.page.ts'
import { standardWhyPage } from './standard-why.page.ts'

const base = '/inspections/:inspection/judgement/why'

/** Null for whoever must not know these answers yet. */
async function behindStandard(
  { thing, roles, person, db }: Visit<'inspection', unknown, unknown, unknown>,
  standing: Standing,
  standard: Standard,
): Promise<Map<string, BehindCase[]> | null> {
  const behind = new Map<string, BehindCase[]>()
  for (const { id } of standard.keyQuestions) {
    const asked = askedBy(standing.framework, id)
    if (!asked) continue
    const lines = await caseLines(db, thing.id, id, person!, roles)
    if (!lines) return null
    behind.set(id, casesBehind(standing, asked, lines))
  }
  return behind
}

export const whyRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: base,
    verb: 'see results',
    thing: 'inspection',
    run: async (visit) =>
      overallWhyPage({ inspection: visit.thing, roles: visit.roles }, await standingFor(visit)),
  }),

  endpoint({
    method: 'GET',
    path: `${base}/:standard`,
    verb: 'see results',
    thing: 'inspection',
    params: z.object({ inspection: z.string(), standard: z.string() }),
    run: async (visit) => {
      const { thing, roles } = visit
      const { standing, one } = await standardFor(visit)
      const behind = await behindStandard(visit, standing, one.standard)
      return standardWhyPage({ inspection: thing, roles }, { standing, one, behind })
    },
  }),
]
