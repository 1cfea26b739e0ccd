/** One alert: reading it, and the steps it takes. */
import { z } from 'zod'
import { alertRules } from '#engine/casework/alerts/rules.ts'
import { alertState } from '#engine/casework/alerts/state.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid } from '#platform/web/problems.ts'
import { holdAlert, recordAlertStep } from '../alert.actions.ts'
import { knownToWriter } from '../known-to-writer.ts'
import { seeAlert } from './actions.ts'
import { type AlertView, alertPage } from './alert.page.ts'
import { alertPath } from './overdue.ts'
import { storyOf } from './queries.ts'
import { readStep, type Step, steps } from './steps.ts'

type AlertVisit = Visit<'alert', unknown, unknown, unknown>

const at = '/inspections/:inspection/alerts/:alert'

async function viewOf(visit: AlertVisit): Promise<AlertView> {
  const { thing: alert, roles } = visit
  const rules = alertRules(await visit.frameworks.of(alert.inspection))
  const story = await storyOf(visit.db, alert.id)
  const now = new Date()
  const state = alertState(
    rules,
    { severity: alert.severity, noticedAt: alert.noticedAt, events: story },
    now,
  )
  return { alert, roles, rules, state, story, now }
}

const show = async (visit: AlertVisit) => alertPage(await viewOf(visit), visit.form)

/** Each step is a form of the alert's page, and a door of its own. */
const stepRoute = (step: Step): AnyEndpoint =>
  endpoint({
    method: 'POST',
    path: `${at}/${step}`,
    verb: steps[step].verb,
    thing: 'alert',
    body: z.looseObject({}),
    again: show,
    run: async (visit) => {
      const { thing: alert } = visit
      // Two people at once follow one another, and the second sees what the first recorded.
      await holdAlert(visit.db, alert.id)
      const { rules, state, story, now } = await viewOf(visit)
      const framework = await visit.frameworks.of(alert.inspection)
      const known = await knownToWriter(visit.db, alert.inspection, framework)
      const { input, faults } = readStep(step, visit.body, { rules, state, known, now })
      if (faults.length > 0) throw invalid(...faults)
      const { kind, done } = steps[step]
      const last = story.at(-1)
      const sentTwice =
        last?.kind === kind &&
        last.recordedById === visit.person?.id &&
        last.words === (input.words ?? null) &&
        last.who === (input.who ?? null)
      if (!sentTwice)
        await visit.perform(recordAlertStep, {
          inspection: alert.inspection.id,
          alert: alert.id,
          kind,
          ...input,
        })
      return redirect(alertPath(alert.inspection, alert), done)
    },
  })

export const alertSteps: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: at,
    verb: 'see',
    thing: 'alert',
    recorded: true,
    run: async (visit) => {
      const page = await show(visit)
      await visit.perform(seeAlert, { inspection: visit.thing.inspection.id, alert: visit.thing.id })
      return page
    },
  }),
  ...(Object.keys(steps) as Step[]).map(stepRoute),
]
