/** The doors of one case: reading it, answering its screens, completing it. */
import { z } from 'zod'
import { questionsFor } from '#engine/casework/questions-for.ts'
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Framework, Standard } from '#engine/framework/shape.ts'
import type { AssessmentThing } from '#platform/permissions/things.ts'
import { readableTime } from '#platform/web/dates.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { fieldworkIsOver, needStage } from '../stages.ts'
import { completeCase, saveAnswers, seeCase } from './actions.ts'
import { askedOf } from './asked.ts'
import { caseOverviewPage } from './case.page.ts'
import type { Screen } from './case-form.ts'
import { type CaseView, type CaseVisit, caseComplete, casePath, contextOf, viewOf } from './case-view.ts'
import { colleagueRoutes } from './colleague-routes.ts'
import { completionRoute } from './completion-route.ts'
import { type Completion, completionsOf, snapshotKept } from './completions.ts'
import { factsPage } from './facts.page.ts'
import { historyRoute } from './history-route.ts'
import { missingLines } from './missing.ts'
import { historyOf, holdCase } from './queries.ts'
import { reopenRoute } from './reopen-route.ts'
import { saveOneRoute } from './save-one.ts'
import { changesOf, holdsNothing, readScreen } from './screen.ts'
import { decideSetAsideRoute } from './set-aside.routes.ts'
import { setAside } from './set-aside.ts'
import { snapshotDigest, snapshotOf } from './snapshot.ts'
import { differencesBetween } from './snapshot-differences.ts'
import { standardPage } from './standard.page.ts'
import { stepAsideRoutes } from './step-aside-routes.ts'

const at = '/inspections/:inspection/casework/:assessment'

/** A screen whose every note is as long as it may be, in a script that takes nine bytes a character when sent. */
const largestForm = 8 * 1024 * 1024

type StandardVisit = CaseVisit & { params: { standard: string } }

/** Faults of what was sent; nothing the first time. */
const screenOf = (visit: CaseVisit, next: string): Screen => ({
  form: visit.form,
  before: faultSummary(visit.form),
  next,
})

/** The screens follow one another: facts, then each standard, then back to the case. */
function nextAfter(framework: Framework, assessment: AssessmentThing, standard?: string): string {
  const standards = standardsJudgedFrom(framework, assessment.caseKind)
  const place = standard === undefined ? -1 : standards.findIndex((one) => one.id === standard)
  const next = standards[place + 1]
  const path = casePath(assessment)
  return next ? `${path}/standards/${next.id}` : path
}

const showFacts = async (visit: CaseVisit) => {
  const view = await viewOf(visit)
  return factsPage(view, screenOf(visit, nextAfter(view.framework, visit.thing)))
}

function standardOf(visit: StandardVisit, framework: Framework): Standard {
  const { standard: id } = visit.params
  const standard = standardsJudgedFrom(framework, visit.thing.caseKind).find((one) => one.id === id)
  if (!standard) throw new Problem('not-found')
  return standard
}

const showStandard = async (visit: StandardVisit) => {
  const view = await viewOf(visit)
  const standard = standardOf(visit, view.framework)
  return standardPage(view, standard, screenOf(visit, nextAfter(view.framework, visit.thing, standard.id)))
}

const showCase = async (visit: CaseVisit) => {
  const view = await viewOf(visit)
  const completions = await completionsOf(visit.db, visit.thing.id)
  return caseOverviewPage(view, visit.form, completions, await changedSince(visit, view, completions[0]))
}

/** What differs from the last completion in a case that was reopened: read before it is completed again. */
async function changedSince(visit: CaseVisit, view: CaseView, last: Completion | undefined) {
  const kept = last?.reopened ? await snapshotKept(visit.db, visit.thing.id, last.version) : null
  return kept && differencesBetween(kept, snapshotNow(view))
}

const snapshotNow = (view: CaseView) =>
  snapshotOf(contextOf(view.assessment, view.framework), view.assessment.caseRef, view.current)

/** Every look into a case is recorded. */
const recorded =
  <V extends CaseVisit>(show: (visit: V) => Promise<Outcome>) =>
  async (visit: V): Promise<Outcome> => {
    const outcome = await show(visit)
    await visit.perform(seeCase, { assessment: visit.thing.id })
    return outcome
  }

const inNumbers = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`)

/** Whether a screen asks anything in this case as it stands: of a standard, none of whose questions counts, it does not. */
async function asks(visit: CaseVisit, standard?: string): Promise<boolean> {
  if (standard === undefined) return true
  const { framework, state } = await viewOf(visit)
  return questionsFor(framework, visit.thing.caseKind, state.facts).some(
    (one) => one.standard.id === standard && one.applies === 'yes',
  )
}

/** Writes what changed on a screen. What someone else changed meanwhile, or what comes too late, is kept beside it. */
async function saveScreen(visit: CaseVisit, standard?: string): Promise<Outcome> {
  const framework = await visit.frameworks.of(visit.thing.inspection)
  const asked = askedOf(framework, visit.thing.caseKind)
  const asksNothing = holdsNothing(visit.body, asked) && !(await asks(visit, standard))
  const sent = asksNothing ? [] : readScreen(visit.body, asked)
  const over = fieldworkIsOver(visit.thing.inspection)
  const completed = await holdCase(visit.db, visit.thing.id)
  const { write, late } = changesOf(sent, await historyOf(visit.db, visit.thing.id))
  const next = nextAfter(framework, visit.thing, standard)
  if (over || completed) {
    const unsaved = [...write.map((one) => ({ ...one, version: one.version - 1 })), ...late]
    if (unsaved.length === 0) return redirect(next)
    await setAside(visit, unsaved, over ? 'fieldwork-closed' : 'case-complete')
    const why = over ? 'Fieldwork is closed' : 'This case was completed meanwhile'
    return redirect(casePath(visit.thing), `${why}. ${inNumbers(unsaved.length)} kept beside it.`)
  }
  if (late.length > 0) await setAside(visit, late, 'changed-meanwhile')
  const saved =
    write.length > 0 && (await visit.perform(saveAnswers, { assessment: visit.thing.id, answers: write }))
  const notices = [
    ...(saved ? [`${inNumbers(write.length)} saved at ${readableTime(saved.savedAt)}.`] : []),
    ...(late.length > 0
      ? [`${inNumbers(late.length)} changed by someone else meanwhile: decide below which should stand.`]
      : []),
  ]
  const here = `${casePath(visit.thing)}/${standard === undefined ? 'facts' : `standards/${standard}`}`
  return redirect(late.length > 0 ? here : next, notices.length > 0 ? notices.join(' ') : undefined)
}

export const caseRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: at,
    verb: 'see',
    thing: 'assessment',
    recorded: true,
    run: recorded(showCase),
  }),

  endpoint({
    method: 'GET',
    path: `${at}/facts`,
    verb: 'see',
    thing: 'assessment',
    recorded: true,
    run: recorded((visit) => showFacts(visit)),
  }),

  endpoint({
    method: 'POST',
    path: `${at}/facts`,
    verb: 'answer',
    thing: 'assessment',
    again: (visit) => showFacts(visit),
    run: (visit) => saveScreen(visit),
  }),

  endpoint({
    method: 'GET',
    path: `${at}/standards/:standard`,
    params: z.looseObject({ standard: z.string() }),
    verb: 'see',
    thing: 'assessment',
    recorded: true,
    run: recorded((visit) => showStandard(visit)),
  }),

  endpoint({
    method: 'POST',
    path: `${at}/standards/:standard`,
    params: z.looseObject({ standard: z.string() }),
    verb: 'answer',
    thing: 'assessment',
    largestForm,
    again: (visit) => showStandard(visit),
    run: async (visit) => {
      const standard = standardOf(visit, await visit.frameworks.of(visit.thing.inspection))
      return saveScreen(visit, standard.id)
    },
  }),

  saveOneRoute,
  decideSetAsideRoute,

  reopenRoute(showCase),

  ...stepAsideRoutes,

  ...colleagueRoutes,

  completionRoute,

  historyRoute,

  endpoint({
    method: 'POST',
    path: `${at}/complete`,
    verb: 'complete',
    thing: 'assessment',
    again: showCase,
    run: async (visit) => {
      needStage(visit.thing.inspection, 'fieldwork')
      if (await holdCase(visit.db, visit.thing.id)) throw caseComplete()
      const view = await viewOf(visit)
      const lines = missingLines(view)
      if (lines.length > 0) throw invalid(...lines.map(({ field, text }) => ({ field, message: text })))
      const snapshot = snapshotNow(view)
      const digest = snapshotDigest(snapshot)
      await visit.perform(completeCase, { assessment: visit.thing.id, snapshot, digest })
      return redirect(
        `/inspections/${visit.thing.inspection.slug}/casework`,
        `Case ${visit.thing.caseRef} is complete.`,
      )
    },
  }),
]
