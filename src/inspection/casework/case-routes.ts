/** The doors of one case: reading it, answering its screens, completing it. */
import { z } from 'zod'
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import type { Framework, Standard } from '#engine/framework/shape.ts'
import type { AssessmentThing } from '#platform/permissions/things.ts'
import { readableTime } from '#platform/web/dates.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { needStage } from '../stages.ts'
import { completeCase, saveAnswers, seeCase } from './actions.ts'
import { askedOf } from './asked.ts'
import { caseOverviewPage } from './case.page.ts'
import type { Screen } from './case-form.ts'
import { type CaseView, type CaseVisit, caseComplete, casePath, contextOf, viewOf } from './case-view.ts'
import { completionRoute } from './completion-route.ts'
import { type Completion, completionsOf, snapshotKept } from './completions.ts'
import { conflictPart } from './conflicts.ts'
import { factsPage } from './facts.page.ts'
import { historyRoute } from './history-route.ts'
import { missingLines } from './missing.ts'
import { historyOf, holdCase } from './queries.ts'
import { reopenRoute } from './reopen-route.ts'
import { saveOneRoute } from './save-one.ts'
import { type Changes, changesOf, fieldsAfter, readScreen } from './screen.ts'
import { snapshotDigest, snapshotOf } from './snapshot.ts'
import { differencesBetween } from './snapshot-differences.ts'
import { standardPage } from './standard.page.ts'

const at = '/inspections/:inspection/casework/:assessment'

/** A screen whose every note is as long as it may be, in a script that takes nine bytes a character when sent. */
const largestForm = 8 * 1024 * 1024

type StandardVisit = CaseVisit & { params: { standard: string } }

/** Faults of what was sent, or the conflicts it met; nothing the first time. */
function screenOf(visit: CaseVisit, view: CaseView, next: string, changes?: Changes): Screen {
  if (!changes) return { form: visit.form, before: faultSummary(visit.form), next }
  return {
    form: { faults: [], values: fieldsAfter(changes) },
    before: conflictPart(view, changes.conflicts),
    status: 409,
    next,
  }
}

/** The screens follow one another: facts, then each standard, then back to the case. */
function nextAfter(framework: Framework, assessment: AssessmentThing, standard?: string): string {
  const standards = standardsJudgedFrom(framework, assessment.caseKind)
  const place = standard === undefined ? -1 : standards.findIndex((one) => one.id === standard)
  const next = standards[place + 1]
  const path = casePath(assessment)
  return next ? `${path}/standards/${next.id}` : path
}

const showFacts = async (visit: CaseVisit, changes?: Changes) => {
  const view = await viewOf(visit)
  return factsPage(view, screenOf(visit, view, nextAfter(view.framework, visit.thing), changes))
}

function standardOf(visit: StandardVisit, framework: Framework): Standard {
  const { standard: id } = visit.params
  const standard = standardsJudgedFrom(framework, visit.thing.caseKind).find((one) => one.id === id)
  if (!standard) throw new Problem('not-found')
  return standard
}

const showStandard = async (visit: StandardVisit, changes?: Changes) => {
  const view = await viewOf(visit)
  const standard = standardOf(visit, view.framework)
  return standardPage(
    view,
    standard,
    screenOf(visit, view, nextAfter(view.framework, visit.thing, standard.id), changes),
  )
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

/** Writes what changed on a screen, or shows it again where someone else changed the same. */
async function saveScreen<V extends CaseVisit>(
  visit: V,
  show: (visit: V, changes: Changes) => Promise<Outcome>,
  standard?: string,
): Promise<Outcome> {
  needStage(visit.thing.inspection, 'fieldwork')
  const framework = await visit.frameworks.of(visit.thing.inspection)
  const sent = readScreen(visit.body, askedOf(framework, visit.thing.caseKind))
  if (await holdCase(visit.db, visit.thing.id)) throw caseComplete()
  const changes = changesOf(sent, await historyOf(visit.db, visit.thing.id))
  if (changes.conflicts.length > 0) return show(visit, changes)
  const next = nextAfter(framework, visit.thing, standard)
  if (changes.write.length === 0) return redirect(next)
  const { savedAt } = await visit.perform(saveAnswers, {
    assessment: visit.thing.id,
    answers: changes.write,
  })
  return redirect(next, `${inNumbers(changes.write.length)} saved at ${readableTime(savedAt)}.`)
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
    run: (visit) => saveScreen(visit, showFacts),
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
      return saveScreen(visit, showStandard, standard.id)
    },
  }),

  saveOneRoute,

  reopenRoute(showCase),

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
