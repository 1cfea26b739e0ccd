/** How certain the ratings are: the page, asking for it to be worked out, and how far that is. */
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database/schema.generated.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { json, redirect } from '#platform/web/outcome.ts'
import { Problem } from '#platform/web/problems.ts'
import { stageOrder } from '../../stages.ts'
import { readAgreed } from './agreed.ts'
import { certaintyPage, progressWords } from './certainty.page.ts'
import { type Ask, readFigures } from './figures.ts'
import { certaintyVersions, readCertainty } from './queries.ts'
import { progressOf, workOutCertainty } from './under-way.ts'

const path = '/inspections/:inspection/judgement/certainty'

type InspectionVisit = Visit<'inspection', unknown, unknown, unknown>

async function askOf({ thing, frameworks }: Pick<InspectionVisit, 'thing' | 'frameworks'>): Promise<Ask> {
  return {
    inspection: thing,
    framework: await frameworks.of(thing),
    panelIsOver: stageOrder(thing.stage) > stageOrder('panel'),
  }
}

async function show(visit: InspectionVisit) {
  const { db, thing, roles, form } = visit
  const ask = await askOf(visit)
  const { standing, ...figures } = await readFigures(db, ask)
  const record = await readCertainty(db, thing.id)
  if (visit.wantsJson) return json({ certainty: record, current: record?.digest === figures.digest })
  return certaintyPage({ inspection: thing, roles }, form, {
    standing,
    figures,
    record,
    versions: await certaintyVersions(db, thing.id),
    agreed: await readAgreed(db, ask.framework, thing.id),
    progress: progressOf(thing.id),
    mayWorkOut: thing.origin === 'live' && may(roles, 'work out certainty', 'inspection'),
  })
}

const said = {
  kept: 'It is worked out, and kept with the inspection.',
  'nothing-to-do': 'Nothing has changed since it was worked out, so the very same would come out.',
}

export const certaintyRoutes = (db: Kysely<DB>): AnyEndpoint[] => [
  endpoint({ method: 'GET', path, verb: 'see results', thing: 'inspection', run: show }),

  endpoint({
    method: 'POST',
    path,
    verb: 'work out certainty',
    thing: 'inspection',
    again: show,
    // It is worked out in a thread of its own, and no connection is held meanwhile.
    first: async (visit) => {
      if (visit.thing.origin !== 'live')
        throw new Problem(
          'stage-closed',
          'Published figures hold no cases from which this could be worked out.',
        )
      return workOutCertainty(db, await visit.read(askOf), visit.person!.id)
    },
    run: async ({ thing, first: ended }) => {
      const at = `/inspections/${thing.slug}/judgement/certainty`
      if (ended === 'changed-since-panel') {
        throw new Problem(
          'changed-meanwhile',
          'Answers were changed after the panel concluded, so the cases no longer give the figures it left.',
        )
      }
      return ended === null ? redirect(at) : redirect(at, said[ended])
    },
  }),

  endpoint({
    method: 'GET',
    path: `${path}/progress`,
    verb: 'see results',
    thing: 'inspection',
    run: async ({ thing }) => {
      const progress = progressOf(thing.id)
      return json({ done: progress === null, said: progress ? progressWords(progress) : '' })
    },
  }),
]
