import { caseState } from '#engine/casework/case-state.ts'
import type { Visit } from '#platform/web/endpoint.ts'
import type { CaseWithState } from './case-with-state.ts'
import { casesOf, valuesOf } from './queries.ts'

/** Every case of an inspection with how far it has come. */
export async function casesWithState(
  visit: Visit<'inspection', unknown, unknown, unknown>,
): Promise<CaseWithState[]> {
  const framework = await visit.frameworks.of(visit.thing)
  const values = await valuesOf(visit.db, visit.thing.id)
  return (await casesOf(visit.db, visit.thing.id)).map((one) => ({
    ...one,
    state: caseState({ framework, ...one }, values.get(one.id) ?? []),
  }))
}
