/** Groups of children, for the team of an inspection. */
import { populationOf, printedIn } from '#engine/caseload/comparators.ts'
import { caseVectors } from '#engine/certainty/case-vectors.ts'
import { compareGroups } from '#engine/certainty/compare-groups.ts'
import { relativePresence } from '#engine/certainty/relative-presence.ts'
import { groupRules } from '#engine/certainty/rules.ts'
import { comparators } from '#platform/comparators/load.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { json } from '#platform/web/outcome.ts'
import { casesThatCount } from '../certainty/figures.ts'
import { casesByCode } from './caseload-groups.ts'
import { groupsPage } from './groups.page.ts'
import { groupsOverRoutes } from './over/routes.ts'
import type { PresenceShown } from './presence.part.ts'
import { publishableRoutes } from './publishable.routes.ts'

type InspectionVisit = Visit<'inspection', unknown, unknown, unknown>

async function presenceOf({ db, thing }: InspectionVisit, ratesFrom: number): Promise<PresenceShown> {
  const area = thing.serviceArea
  const known = comparators()
  const found = populationOf(known, area)
  if (!found) return { area, population: null, ratesFrom }
  let unknown = 0
  const rows = []
  for (const [column, groups] of Object.entries(found.columns)) {
    const cases = await casesByCode(db, thing.id, column)
    const grouped = new Set([...groups.groups, groups.against].flatMap(({ codes }) => codes))
    for (const [code, count] of cases) if (!grouped.has(code)) unknown += count
    rows.push(...relativePresence(groups, cases, ratesFrom))
  }
  return {
    area,
    ratesFrom,
    population: { of: found.of, printedIn: printedIn(known, found.source), unknown, rows },
  }
}

export const groupRoutes: AnyEndpoint[] = [
  ...publishableRoutes,
  ...groupsOverRoutes,
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/judgement/groups',
    verb: 'see groups',
    thing: 'inspection',
    run: async (visit) => {
      const { db, thing, roles } = visit
      const framework = await visit.frameworks.of(thing)
      const cases = await casesThatCount(db, framework, thing.id)
      const compared = compareGroups(framework, cases)
      const presence = await presenceOf(visit, groupRules(framework).ratesFrom)
      if (visit.wantsJson) return json({ compared, presence })
      const whole = caseVectors(
        framework,
        cases.map(({ counted }) => counted),
      )
      return groupsPage(
        { inspection: thing, roles },
        {
          framework,
          compared,
          presence,
          complete: {
            answered: whole.reduce((sum, one) => sum + one.cases.length, 0),
            sampled: cases.length,
          },
        },
      )
    },
  }),
]
