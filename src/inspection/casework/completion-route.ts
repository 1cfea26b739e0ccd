/** Reads one completion of a case as it was stored. */
import { z } from 'zod'
import { endpoint } from '#platform/web/endpoint.ts'
import { Problem } from '#platform/web/problems.ts'
import { seeCase } from './actions.ts'
import { viewOf } from './case-view.ts'
import { completionPage } from './completion.page.ts'
import { completionsOf, snapshotKept } from './completions.ts'

export const completionRoute = endpoint({
  method: 'GET',
  path: '/inspections/:inspection/casework/:assessment/completions/:version',
  params: z.looseObject({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  verb: 'see',
  thing: 'assessment',
  recorded: true,
  run: async (visit) => {
    const { db, thing, params } = visit
    const completion = (await completionsOf(db, thing.id)).find((one) => one.version === params.version)
    if (!completion)
      throw new Problem('not-found', `Case ${thing.caseRef} has no completion ${params.version}.`)
    const snapshot = (await snapshotKept(db, thing.id, completion.version))!
    const before = completion.version - 1
    const earlier = before > 0 ? await snapshotKept(db, thing.id, before) : null
    const view = await viewOf(visit)
    await visit.perform(seeCase, { assessment: thing.id })
    return completionPage({
      view,
      completion,
      snapshot,
      earlier: earlier && { version: before, snapshot: earlier },
    })
  },
})
