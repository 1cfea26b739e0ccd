/** Where the ratings of the inspection that is visited stand, and one standard among them. */
import type { Visit } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { stageOrder } from '../stages.ts'
import { readCarriedStanding } from './carried.ts'
import { readStandingOrResult } from './results.ts'
import { type StandardStanding, type Standing, standingOf } from './standing.ts'

type InspectionVisit = Pick<Visit<'inspection', unknown, unknown, unknown>, 'thing' | 'db' | 'frameworks'>

export async function standingFor({ thing, db, frameworks }: InspectionVisit): Promise<Standing> {
  if (thing.origin === 'published-figures') return readCarriedStanding(db, await frameworks.of(thing), thing)
  const over = stageOrder(thing.stage) > stageOrder('panel')
  return readStandingOrResult(db, await frameworks.of(thing), thing, over)
}

export async function standardFor(
  visit: InspectionVisit & { params: { standard: string } },
): Promise<{ standing: Standing; one: StandardStanding }> {
  const standing = await standingFor(visit)
  const one = standingOf(standing, visit.params.standard)
  if (!one)
    throw new Problem('not-found', `${standing.framework.title} has no standard “${visit.params.standard}”.`)
  return { standing, one }
}
