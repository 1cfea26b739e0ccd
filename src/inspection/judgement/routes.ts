/** Results, the lead's judgements, and the ratings panel. */
import { z } from 'zod'
import { verifyFreeze } from '#engine/casework/freeze.ts'
import { may } from '#platform/permissions/may.ts'
import type { Role } from '#platform/permissions/roles.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { json, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { completedCases, freezesOf } from '../fieldwork-freeze.ts'
import { moveStage } from '../stage.actions.ts'
import { needStage, stageOrder } from '../stages.ts'
import { concludePanel, decideRating, proposeRating } from './actions.ts'
import { decisionForm, needNewest, needRating, proposalForm } from './judgement-forms.ts'
import { resultsPage } from './results.page.ts'
import { readStandingOrResult } from './results.ts'
import { standardPage } from './standard.page.ts'
import { standingOf, withoutTrigger } from './standing.ts'

const base = '/inspections/:inspection/judgement'
const oneStandard = z.object({ inspection: z.string(), standard: z.string() })

type InspectionVisit<P = unknown> = Visit<'inspection', P, unknown, unknown>
type StandardVisit = InspectionVisit<z.infer<typeof oneStandard>>

/** The lead attends the panel and does not decide (method, section 1), whatever the team list says. */
const decides = (roles: ReadonlySet<Role>): boolean =>
  may(roles, 'decide rating', 'inspection') && !roles.has('lead-inspector')

function needDecider(roles: ReadonlySet<Role>): void {
  if (!decides(roles)) {
    throw new Problem('not-allowed', 'The lead inspector cannot also decide for the ratings panel.')
  }
}

async function standingFor(visit: InspectionVisit) {
  const { thing, db, frameworks } = visit
  const over = stageOrder(thing.stage) > stageOrder('panel')
  return readStandingOrResult(db, await frameworks.of(thing), thing, over)
}

async function standardFor(visit: StandardVisit) {
  const standing = await standingFor(visit)
  const one = standingOf(standing, visit.params.standard)
  if (!one) {
    throw new Problem('not-found', `${standing.framework.title} has no standard “${visit.params.standard}”.`)
  }
  return { standing, one }
}

/** The freeze that holds, checked against the completions there are now. */
async function frozenFor({ db, thing }: InspectionVisit) {
  const [newest] = await freezesOf(db, thing.id)
  if (!newest || newest.reopened) return null
  return { ...newest, findings: verifyFreeze(newest, await completedCases(db, thing.id), true) }
}

const live = ({ thing }: InspectionVisit): boolean => thing.origin === 'live'

async function showResults(visit: InspectionVisit) {
  const standing = await standingFor(visit)
  if (visit.wantsJson) return json({ results: standing.results, rated: standing.rated })
  return resultsPage({ inspection: visit.thing, roles: visit.roles }, visit.form, {
    standing,
    mayConclude: live(visit) && visit.thing.stage === 'panel' && decides(visit.roles),
    frozen: await frozenFor(visit),
  })
}

async function showStandard(visit: StandardVisit) {
  const { thing, roles, form } = visit
  const { standing, one } = await standardFor(visit)
  const { stage } = thing
  return standardPage({ inspection: thing, roles }, form, {
    standing,
    one,
    mayPropose:
      live(visit) &&
      one.standard.judged === 'qualitative' &&
      one.ratable &&
      (stage === 'fieldwork' || stage === 'panel') &&
      may(roles, 'propose rating', 'inspection'),
    mayDecide: live(visit) && stage === 'panel' && decides(roles),
  })
}

export const judgementRoutes: AnyEndpoint[] = [
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

  endpoint({
    method: 'POST',
    path: `${base}/:standard/decision`,
    verb: 'decide rating',
    thing: 'inspection',
    params: oneStandard,
    body: decisionForm,
    again: showStandard,
    run: async (visit) => {
      const { thing, body } = visit
      needDecider(visit.roles)
      needStage(thing, 'panel')
      const { standing, one } = await standardFor(visit)
      const { framework } = standing
      const { standard } = one
      const rating = needRating(framework, body.rating)
      needNewest(one.decisions[0], body.basedOn)
      const decided = await visit.perform(decideRating, {
        inspection: thing,
        framework,
        standard,
        ...body,
        rating,
      })
      const changed = decided.rating !== decided.proposed
      const what = changed
        ? `${standard.ref} is changed from ${decided.proposed} to ${decided.rating}.`
        : `${standard.ref} is confirmed as ${decided.rating}.`
      const note =
        changed && withoutTrigger(one)
          ? ' No trigger for looking again was found; this is noted beside the decision.'
          : ''
      return redirect(`/inspections/${thing.slug}/judgement/${standard.id}`, what + note)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${base}/conclude`,
    verb: 'decide rating',
    thing: 'inspection',
    again: showResults,
    run: async (visit) => {
      const { thing } = visit
      needDecider(visit.roles)
      needStage(thing, 'panel')
      const framework = await visit.frameworks.of(thing)
      const { score, outOf, overall } = await visit.perform(concludePanel, { inspection: thing, framework })
      await visit.perform(moveStage, { inspection: thing.id, from: 'panel', to: 'drafting' })
      return redirect(
        `/inspections/${thing.slug}/judgement`,
        `The panel is concluded: ${score} of ${outOf}, ${overall}.`,
      )
    },
  }),
]
