/** Results and the lead's judgements. The ratings panel has routes of its own (panel/). */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { verifyFreeze } from '#engine/casework/freeze.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { json, redirect } from '#platform/web/outcome.ts'
import { invalid } from '#platform/web/problems.ts'
import { completedCases, freezesOf } from '../fieldwork-freeze.ts'
import { needStage } from '../stages.ts'
import { proposeRating } from './actions.ts'
import { figuresOf } from './certainty/figures.ts'
import { readCertainty } from './certainty/queries.ts'
import { needNewest, needRating, proposalForm } from './judgement-forms.ts'
import { leadViewsOf, meetingsOf } from './panel/queries.ts'
import { panelRoutes } from './panel/routes.ts'
import { resultsRoutes } from './results/routes.ts'
import { resultsPage } from './results.page.ts'
import { standardPage } from './standard.page.ts'
import type { Standing } from './standing.ts'
import { standardFor, standingFor } from './standing-for.ts'
import { whyRoutes } from './why/routes.ts'

const base = '/inspections/:inspection/judgement'
const oneStandard = z.object({ inspection: z.string(), standard: z.string() })

type InspectionVisit<P = unknown> = Visit<'inspection', P, unknown, unknown>
type StandardVisit = InspectionVisit<z.infer<typeof oneStandard>>

/** The freeze that holds, checked against the completions there are now. */
async function frozenFor({ db, thing }: InspectionVisit) {
  const [newest] = await freezesOf(db, thing.id)
  if (!newest || newest.reopened) return null
  return { ...newest, findings: verifyFreeze(newest, await completedCases(db, thing.id), true) }
}

/** The panel's meetings, for those who may know of them. */
const panelFor = async ({ db, thing, roles }: InspectionVisit) =>
  thing.origin === 'live' && may(roles, 'see panel', 'inspection') ? await meetingsOf(db, thing.id) : null

/** How certain the overall rating is, where it was worked out on the figures as they are. */
async function certaintyOfOverall(
  { db, thing }: InspectionVisit,
  standing: Standing,
): Promise<string | null> {
  const record = thing.origin === 'live' ? await readCertainty(db, thing.id) : null
  if (!record?.overall || record.digest !== figuresOf(standing, standing.assessed).digest) return null
  return record.overall.sentence
}

const live = ({ thing }: InspectionVisit): boolean => thing.origin === 'live'

async function showResults(visit: InspectionVisit) {
  const standing = await standingFor(visit)
  if (visit.wantsJson) return json({ results: standing.results, rated: standing.rated })
  return resultsPage({ inspection: visit.thing, roles: visit.roles }, visit.form, {
    standing,
    panel: await panelFor(visit),
    frozen: await frozenFor(visit),
    certainty: await certaintyOfOverall(visit, standing),
  })
}

async function showStandard(visit: StandardVisit) {
  const { thing, roles, form } = visit
  const { standing, one } = await standardFor(visit)
  const { stage } = thing
  const leads =
    live(visit) &&
    one.ratable &&
    (stage === 'fieldwork' || stage === 'panel') &&
    may(roles, 'propose rating', 'inspection')
  return standardPage({ inspection: thing, roles }, form, {
    standing,
    one,
    mayPropose: leads && one.standard.judged === 'qualitative',
    view: leads
      ? { newest: (await leadViewsOf(visit.db, thing.id)).find((view) => view.standard === one.standard.id) }
      : null,
    open: (await panelFor(visit))?.find(({ end }) => end === null) ?? null,
  })
}

export const judgementRoutes = (db: Kysely<DB>): AnyEndpoint[] => [
  ...resultsRoutes,
  ...whyRoutes,

  endpoint({ method: 'GET', path: base, verb: 'see results', thing: 'inspection', run: showResults }),

  endpoint({
    method: 'GET',
    path: `${base}/:standard`,
    verb: 'see results',
    thing: 'inspection',
    params: oneStandard,
    run: showStandard,
  }),

  endpoint({
    method: 'POST',
    path: `${base}/:standard/rating`,
    verb: 'propose rating',
    thing: 'inspection',
    params: oneStandard,
    body: proposalForm,
    again: showStandard,
    run: async (visit) => {
      const { thing, body } = visit
      needStage(thing, 'fieldwork', 'panel')
      const { standing, one } = await standardFor(visit)
      const { standard } = one
      if (standard.judged !== 'qualitative') {
        throw invalid({ field: '', message: `${standard.ref} is rated from cases, not by a judgement` })
      }
      if (!one.ratable) {
        throw invalid({ field: '', message: `${standard.ref} is not rated: there are no cases for it` })
      }
      const rating = needRating(standing.framework, body.rating)
      needNewest(one.judgements[0], body.basedOn)
      await visit.perform(proposeRating, { inspection: thing, standard, ...body, rating })
      return redirect(
        `/inspections/${thing.slug}/judgement/${standard.id}`,
        `The judgement on ${standard.ref} is saved.`,
      )
    },
  }),

  ...panelRoutes(db, showStandard),
]
